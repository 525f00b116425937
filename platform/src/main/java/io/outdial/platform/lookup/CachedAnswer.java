package io.outdial.platform.lookup;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** What a peer answered about one key, and when. Times are those of {@link System#nanoTime}. */
final class CachedAnswer<V> {

    private final V value;
    private final long validAsOf;
    private final long copiedAt;
    private final AtomicLong askedAt;
    /** So that answers that arrived together, as after a start, do not all fall due together ever after. */
    private final double shareOfFreshness = ThreadLocalRandom.current().nextDouble(0.5, 1);

    /** @param copiedAt when the local copy was last written */
    CachedAnswer(V value, long validAsOf, long copiedAt) {
        this.value = value;
        this.validAsOf = validAsOf;
        this.copiedAt = copiedAt;
        this.askedAt = new AtomicLong(validAsOf);
    }

    V value() {
        return value;
    }

    long copiedAt() {
        return copiedAt;
    }

    boolean isYoungerThan(Duration age, long now) {
        return now - validAsOf < age.toNanos();
    }

    /**
     * True for one caller each time this has reached that age: it has the peer asked.
     *
     * @param freshNanos the maximum; each answer falls due between half of that and all of it
     */
    boolean isDue(long freshNanos, long now) {
        long asked = askedAt.get();
        return now - asked >= freshNanos * shareOfFreshness && askedAt.compareAndSet(asked, now);
    }
}
