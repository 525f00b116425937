package io.outdial.platform.failure;

import java.time.Duration;
import java.util.List;

/**
 * Why a request is not carried out. Every kind has a code, a message written for the caller and a time to wait, which
 * is all that a dialect needs to answer it; only the faults of {@link NotValid} are more. A dialect with numbers of its
 * own maps them from the code in a switch without a default, so that a new code does not compile until it has a number.
 * Carries no stack trace, since a refusal is an answer and no fault of the program.
 */
public abstract sealed class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    private Failure(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    /** After how many seconds the same request may succeed; 0 where that is unknown. */
    public long retryAfterSeconds() {
        return 0;
    }

    /** At least one, and rounded up, so that a client which waits that long does not come too early. */
    private static long wholeSeconds(Duration duration) {
        return Math.max(1, duration.plusNanos(999_999_999).toSeconds());
    }

    /** A business rule or the protocol refuses: any code of the 4xx set that carries nothing but its message. */
    public static final class Refused extends Failure {
        private static final long serialVersionUID = 1L;

        public Refused(ErrorCode code, String message) {
            super(code, message);
        }
    }

    /** Not there for this client. What belongs to another client is refused in the same words. */
    public static final class NotFound extends Failure {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(ErrorCode.NOT_FOUND, message);
        }
    }

    /** The request breaks its schema or a coherence rule; all faults at once. */
    public static final class NotValid extends Failure {
        private static final long serialVersionUID = 1L;

        private final transient List<Issue> issues;

        public NotValid(List<Issue> issues) {
            super(ErrorCode.VALIDATION_ERROR, "The request is not valid");
            if (issues.isEmpty()) {
                throw new IllegalArgumentException("a request without a fault is valid");
            }
            this.issues = List.copyOf(issues);
        }

        public List<Issue> issues() {
            return issues;
        }
    }

    /**
     * The caller cannot be authenticated. One message for every reason, so that it does not reveal which keys were once
     * valid.
     */
    public static final class Unauthenticated extends Failure {
        private static final long serialVersionUID = 1L;

        public Unauthenticated() {
            super(ErrorCode.UNAUTHORIZED, "Missing or invalid credentials");
        }
    }

    /** The caller is authenticated and may not do this. */
    public static final class PermissionDenied extends Failure {
        private static final long serialVersionUID = 1L;

        public PermissionDenied(String permission) {
            super(ErrorCode.FORBIDDEN, "These credentials do not carry the permission " + permission);
        }
    }

    /**
     * The caller may ask for such operations, and not for this one: it was not given the privilege, or the request
     * lacks what shows that the caller itself sent it.
     */
    public static final class Prohibited extends Failure {
        private static final long serialVersionUID = 1L;

        public Prohibited(String message) {
            super(ErrorCode.FORBIDDEN, message);
        }
    }

    /** Over the quota. */
    public static final class OverQuota extends Failure {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public OverQuota(Duration retryAfter) {
            this("Rate limit exceeded", retryAfter);
        }

        public OverQuota(String message, Duration retryAfter) {
            super(ErrorCode.RATE_LIMIT_EXCEEDED, message);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }

        @Override
        public long retryAfterSeconds() {
            return wholeSeconds(retryAfter);
        }
    }

    /** Something needed for a safe answer does not answer; nothing was changed. */
    public static final class Unavailable extends Failure {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public Unavailable(String message, Duration retryAfter) {
            super(ErrorCode.SERVICE_UNAVAILABLE, message);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }

        @Override
        public long retryAfterSeconds() {
            return wholeSeconds(retryAfter);
        }
    }

    /** A fault of the program. Discloses no details; the request id leads to the cause in the logs. */
    public static final class Internal extends Failure {
        private static final long serialVersionUID = 1L;

        public Internal() {
            super(ErrorCode.INTERNAL_ERROR, "Something went wrong on our side");
        }
    }
}
