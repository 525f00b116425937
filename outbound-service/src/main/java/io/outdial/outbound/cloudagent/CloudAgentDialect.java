package io.outdial.outbound.cloudagent;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.cloudagent.coding.FieldCodings;
import io.outdial.platform.dialect.Dialect;
import io.outdial.platform.dialect.ErrorAnswer;
import io.outdial.platform.dialect.SentFields;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.json.BoundedJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Refusals that come before the business rules of cloudagent.md. Its clients expect HTTP 200 of the rules, which answer
 * by themselves ({@link Reply}); what is refused here never got that far. The text over quota is the one documented
 * (§3.3).
 */
@Singleton
public final class CloudAgentDialect implements Dialect {

    private final BoundedJson reader = BoundedJson.keepingFirst();
    private final FieldCodings codings = new FieldCodings(reader);

    @Override
    public String name() {
        return "cloudagent";
    }

    @Override
    public JsonNode read(byte[] body, LongConsumer memory) {
        return reader.read(body, memory);
    }

    @Override
    public JsonNode readFields(SentFields sent, LongConsumer memory) {
        return codings.read(sent, memory);
    }

    /** Those of the paths that the older manuals print. */
    @Override
    public Set<String> undocumentedSegments() {
        return Set.of("cloudagentrestapi", "caservices", "caservicesv3", "apiservices", "ca_reports");
    }

    @Override
    public boolean ignoresPathCase() {
        return true;
    }

    @Override
    public ErrorAnswer refuse(Failure failure) {
        return new ErrorAnswer(
                failure.code().httpStatus(), new Body("error", message(failure)), failure.retryAfterSeconds());
    }

    private static String message(Failure failure) {
        if (failure instanceof Failure.OverQuota) {
            return "Max limit exceeded";
        }
        return failure instanceof Failure.NotValid notValid
                ? notValid.issues().get(0).message()
                : failure.getMessage();
    }

    @RegisterForReflection
    private record Body(String status, String message) {}
}
