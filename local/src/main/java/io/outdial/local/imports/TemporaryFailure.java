package io.outdial.local.imports;

import java.time.Duration;

/** A request that may be sent again: it was cut, or the other side has no time for it now. */
final class TemporaryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean answered;
    private final Duration retryAfter;

    private TemporaryFailure(String line, boolean answered, Duration retryAfter, Throwable cause) {
        super(line, cause);
        this.answered = answered;
        this.retryAfter = retryAfter;
    }

    static TemporaryFailure cut(String line, Throwable cause) {
        return new TemporaryFailure(line, false, Duration.ZERO, cause);
    }

    static TemporaryFailure answered(String line, Duration retryAfter) {
        return new TemporaryFailure(line, true, retryAfter, null);
    }

    boolean isAnswered() {
        return answered;
    }

    /** Zero where the other side does not say. */
    Duration retryAfter() {
        return retryAfter;
    }
}
