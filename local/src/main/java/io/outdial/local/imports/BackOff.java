package io.outdial.local.imports;

import io.outdial.local.LocalFailure;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits longer after each failure, until nothing has gone on for too long. */
public final class BackOff {

    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);

    private final Duration firstPause;
    private final Duration limit;

    private Duration pause;
    private long progressedAt = System.nanoTime();

    /** @param limit how long to try without any progress */
    public BackOff(Duration firstPause, Duration limit) {
        this.firstPause = firstPause;
        this.limit = limit;
        this.pause = firstPause;
    }

    /** @throws LocalFailure if it fails for good, or for too long */
    <T> T retry(Supplier<T> request) {
        while (true) {
            try {
                return request.get();
            } catch (TemporaryFailure failure) {
                pauseAfter(failure);
            }
        }
    }

    /** @throws LocalFailure instead of a pause that would end beyond the limit */
    void pauseAfter(TemporaryFailure failure) {
        Duration next = failure.retryAfter().compareTo(pause) > 0 ? failure.retryAfter() : pause;
        if (System.nanoTime() - progressedAt + next.toNanos() > limit.toNanos()) {
            throw new LocalFailure(
                    failure.getMessage() + "; given up for now: start the command again to go on", failure);
        }
        try {
            Thread.sleep(next.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : doubled;
    }

    /** Something has gone on. */
    void reset() {
        pause = firstPause;
        progressedAt = System.nanoTime();
    }
}
