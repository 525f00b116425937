package io.outdial.platform.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.common.ErrorDto;
import io.outdial.contract.common.RetryableErrorDto;
import io.outdial.contract.common.ValidationErrorDto;
import io.outdial.contract.common.ValidationIssueDto;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.json.BoundedJson;
import java.util.function.LongConsumer;

/** The dialect of every path that names no other: the error envelope of {@code common.yaml}. */
public final class HomeDialect implements Dialect {

    private final BoundedJson reader = new BoundedJson();

    @Override
    public String name() {
        return "home";
    }

    @Override
    public JsonNode read(byte[] body, LongConsumer memory) {
        return reader.read(body, memory);
    }

    @Override
    public ErrorAnswer refuse(Failure failure) {
        return new ErrorAnswer(failure.code().httpStatus(), body(failure), failure.retryAfterSeconds());
    }

    private static Object body(Failure failure) {
        String message = failure.getMessage();
        String code = failure.code().name();
        if (failure instanceof Failure.NotValid notValid) {
            return new ValidationErrorDto(
                    message,
                    code,
                    notValid.issues().stream().map(HomeDialect::toDto).toList());
        }
        return failure.retryAfterSeconds() > 0
                ? new RetryableErrorDto(message, code, Math.toIntExact(failure.retryAfterSeconds()))
                : new ErrorDto(message, code);
    }

    private static ValidationIssueDto toDto(Issue issue) {
        return new ValidationIssueDto(
                issue.path(),
                issue.message(),
                issue.expected(),
                issue.received(),
                issue.code().wireValue());
    }
}
