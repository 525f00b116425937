package io.outdial.restrictions.names;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** What the directory said of one id, and when. Times are those of {@link System#nanoTime}. */
final class CachedName {

    private final String name;
    private final long heardAt;
    /** When the local copy was told. */
    private final long copiedAt;

    private final AtomicLong askedAt;
    /** So that names that were heard together, as after a start, do not all fall due together ever after. */
    private final double patience = ThreadLocalRandom.current().nextDouble(0.5, 1);

    CachedName(String name, long heardAt, long copiedAt) {
        this.name = name;
        this.heardAt = heardAt;
        this.copiedAt = copiedAt;
        this.askedAt = new AtomicLong(heardAt);
    }

    String name() {
        return name;
    }

    long copiedAt() {
        return copiedAt;
    }

    boolean isYoungerThan(Duration age, long now) {
        return now - heardAt < age.toNanos();
    }

    /**
     * True for one caller each time this has become that old: it has the directory asked.
     *
     * @param freshNanos the longest; each name falls due between half of that and all of it
     */
    boolean isDue(long freshNanos, long now) {
        long asked = askedAt.get();
        return now - asked >= freshNanos * patience && askedAt.compareAndSet(asked, now);
    }
}
