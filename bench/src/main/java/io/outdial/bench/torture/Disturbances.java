package io.outdial.bench.torture;

import java.util.concurrent.TimeUnit;

/**
 * Whether something is in the way of requests that need one service and its database only, or was a moment ago. What
 * happens between services and to the registry is not: for that the edges of the architecture promise an answer.
 */
final class Disturbances {

    private static final long RECOVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private int current;
    private long endedAt = System.nanoTime() - RECOVERY_NANOS;

    synchronized void begin() {
        current++;
    }

    synchronized void end() {
        current--;
        endedAt = System.nanoTime();
    }

    /** @param begun when the request was sent, in the numbers of {@link System#nanoTime} */
    synchronized boolean mayRefuse(long begun) {
        return current > 0 || begun - endedAt < RECOVERY_NANOS;
    }
}
