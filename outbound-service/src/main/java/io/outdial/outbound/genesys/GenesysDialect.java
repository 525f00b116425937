package io.outdial.outbound.genesys;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.dialect.Dialect;
import io.outdial.platform.dialect.ErrorAnswer;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.json.BoundedJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.function.LongConsumer;

/**
 * Refusals of the Genesys API: the status codes of genesys-web-services.md §3.1 on the HTTP codes of architecture.md
 * §8. A quota has no number of its own there; it is answered with 3, operation forbidden, under HTTP 429.
 */
@Singleton
public final class GenesysDialect implements Dialect {

    private static final int MISSING = 1;
    private static final int INVALID = 2;
    private static final int FORBIDDEN = 3;
    private static final int INTERNAL = 4;
    private static final int NO_PERMISSION = 5;
    private static final int NOT_FOUND = 6;
    private static final int OUT_OF_RANGE = 10;
    private static final int ALREADY_EXISTS = 18;
    private static final int IN_USE = 19;
    private static final int NOT_AUTHENTICATED = 20;

    /** Reads single quotes as well: the page prints its sample body so, and people paste it. */
    private final BoundedJson reader = new BoundedJson(JsonReadFeature.ALLOW_SINGLE_QUOTES);

    @Override
    public String name() {
        return "genesys";
    }

    @Override
    public JsonNode read(byte[] body, LongConsumer memory) {
        return reader.read(body, memory);
    }

    @Override
    public String challenge() {
        return "Basic realm=\"outdial\", charset=\"UTF-8\"";
    }

    @Override
    public ErrorAnswer refuse(Failure failure) {
        if (failure instanceof Failure.NotValid notValid) {
            return invalid(notValid);
        }
        return new ErrorAnswer(
                failure.code().httpStatus(),
                new Body(statusCode(failure), failure.getMessage()),
                failure.retryAfterSeconds());
    }

    /** Of a failure that has one fault. */
    static int statusCode(Failure failure) {
        // Without a default, so that a new code does not compile until it has its number here.
        return switch (failure.code()) {
            case UNAUTHORIZED -> NOT_AUTHENTICATED;
            case FORBIDDEN -> failure instanceof Failure.Prohibited ? FORBIDDEN : NO_PERMISSION;
            case NOT_FOUND -> NOT_FOUND;
            case METHOD_NOT_ALLOWED, RATE_LIMIT_EXCEEDED -> FORBIDDEN;
            case INTERNAL_ERROR, SERVICE_UNAVAILABLE -> INTERNAL;
            case PAYLOAD_TOO_LARGE -> OUT_OF_RANGE;
            case ALREADY_EXISTS -> ALREADY_EXISTS;
            case IN_USE -> IN_USE;
            case BAD_REQUEST,
                    INVALID_STATUS,
                    INVALID_STATUS_TRANSITION,
                    NOT_USABLE,
                    DO_NOT_CALL,
                    LIMIT_EXCEEDED,
                    LEASE_LOST,
                    RECORD_ENDED,
                    NOT_ACCEPTABLE,
                    CONFLICT,
                    UNSUPPORTED_MEDIA_TYPE,
                    VALIDATION_ERROR -> INVALID;
        };
    }

    /** This dialect names one fault only: a missing parameter before a wrong one. */
    private static ErrorAnswer invalid(Failure.NotValid notValid) {
        Issue issue = notValid.issues().stream()
                .filter(Issue::isMissing)
                .findFirst()
                .orElse(notValid.issues().get(0));
        int statusCode =
                switch (issue.code()) {
                    case INVALID_TYPE -> issue.isMissing() ? MISSING : INVALID;
                    case TOO_SMALL, TOO_BIG -> OUT_OF_RANGE;
                    case INVALID_FORMAT, INVALID_VALUE, CUSTOM -> INVALID;
                };
        return new ErrorAnswer(400, new Body(statusCode, issue.message()), 0);
    }

    @JsonPropertyOrder({"statusCode", "statusMessage"})
    @RegisterForReflection
    private record Body(int statusCode, String statusMessage) {}
}
