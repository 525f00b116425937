package io.outdial.bench.torture;

import io.outdial.bench.torture.FaultPlan.Stroke;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Whether something is in the way of what is promised otherwise, or was a moment ago. For requests that need one
 * service and its database only, what happens between services and to the registry is not: for that the edges of the
 * architecture promise an answer.
 */
final class Disturbances {

    private static final long RECOVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Predicate<Stroke> kind;

    private int current;
    private long endedAt = System.nanoTime() - RECOVERY_NANOS;

    /** @param kind which faults are in the way */
    Disturbances(Predicate<Stroke> kind) {
        this.kind = kind;
    }

    boolean isOne(Stroke stroke) {
        return kind.test(stroke);
    }

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
