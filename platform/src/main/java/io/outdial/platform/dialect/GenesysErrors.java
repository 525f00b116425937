package io.outdial.platform.dialect;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.json.BoundedJson;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Status codes of genesys-web-services.md §3.1 on the HTTP codes of architecture.md §8. A quota has no number of its
 * own there; it is answered with 3, operation forbidden, under HTTP 429.
 */
final class GenesysErrors {

    private static final int MISSING = 1;
    private static final int INVALID = 2;
    private static final int FORBIDDEN = 3;
    private static final int INTERNAL = 4;
    private static final int NO_PERMISSION = 5;
    private static final int NOT_FOUND = 6;
    private static final int OUT_OF_RANGE = 10;
    private static final int NOT_AUTHENTICATED = 20;

    private GenesysErrors() {}

    /** Reads single quotes as well: the page prints its sample body so, and people paste it. */
    static BoundedJson reader() {
        return new BoundedJson(JsonReadFeature.ALLOW_SINGLE_QUOTES);
    }

    static ErrorAnswer answer(Failure failure) {
        if (failure instanceof Failure.NotValid notValid) {
            return invalid(notValid);
        }
        if (failure instanceof Failure.OverQuota overQuota) {
            long seconds = Dialect.wholeSeconds(overQuota.retryAfter());
            return new ErrorAnswer(429, new Body(FORBIDDEN, failure.getMessage()), seconds);
        }
        if (failure instanceof Failure.Unavailable unavailable) {
            long seconds = Dialect.wholeSeconds(unavailable.retryAfter());
            return new ErrorAnswer(503, new Body(INTERNAL, failure.getMessage()), seconds);
        }
        int statusCode =
                switch (failure.code()) {
                    case UNAUTHORIZED -> NOT_AUTHENTICATED;
                    case FORBIDDEN -> NO_PERMISSION;
                    case NOT_FOUND -> NOT_FOUND;
                    case METHOD_NOT_ALLOWED -> FORBIDDEN;
                    case INTERNAL_ERROR, SERVICE_UNAVAILABLE -> INTERNAL;
                    case PAYLOAD_TOO_LARGE -> OUT_OF_RANGE;
                    default -> INVALID;
                };
        return ErrorAnswer.of(failure.code().httpStatus(), new Body(statusCode, failure.getMessage()));
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
                    default -> INVALID;
                };
        return ErrorAnswer.of(400, new Body(statusCode, issue.message()));
    }

    @JsonPropertyOrder({"statusCode", "statusMessage"})
    @RegisterForReflection
    private record Body(int statusCode, String statusMessage) {}
}
