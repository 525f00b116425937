package io.outdial.platform.outbox;

import java.time.Duration;

/**
 * How long events may have been due that a claim looks for. A transaction that is held open, as by a backup, keeps all
 * in the index that was delivered since it began, and a claim that begins at the first event goes past that: it may
 * take a hundredth of the time. The others begin with what has become due lately; or earlier, where the last claim that
 * found events found the oldest, for there may be more, and where the last from the beginning did, for the next of a
 * key is as old as the one that it waited for. What is older still, because its transaction was long, waits for the
 * next from the beginning. Used by one claim after the other.
 */
final class LookBack {

    /** Longer ago than anything. */
    static final Duration EVER = Duration.ofDays(36_500);

    static final Duration MAX_DISTANCE = Duration.ofSeconds(30);

    private static final int DISTANCE_TO_LENGTH = 100;

    /** The database tells the time too, and a moment later. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Duration lately;
    private boolean hasLooked;
    private long nextFromTheBeginning;
    private long oldestOfAll;
    private long oldestOfLast;

    /** @param lately well above a lease, after which an event that was claimed becomes due again */
    LookBack(Duration lately) {
        this.lately = lately;
    }

    /**
     * What a claim is to look for.
     *
     * @param begun by {@link System#nanoTime()}
     * @param back events that have been due for longer are not looked for
     */
    record Look(long begun, Duration back) {}

    /** @param now by {@link System#nanoTime()} */
    Look begin(long now) {
        return new Look(now, back(now));
    }

    private Duration back(long now) {
        if (!hasLooked || now - nextFromTheBeginning >= 0) {
            return EVER;
        }
        long nanos = Math.max(now - oldestOfAll, now - oldestOfLast) + MARGIN.toNanos();
        return Duration.ofNanos(Math.max(nanos, lately.toNanos()));
    }

    /**
     * A claim has succeeded.
     *
     * @param now by {@link System#nanoTime()}
     * @param overdue how long the oldest event that was found had been due; null if none was found
     */
    void end(Look look, long now, Duration overdue) {
        long oldest = overdue == null ? look.begun() : look.begun() - overdue.toNanos();
        boolean isFromTheBeginning = look.back().equals(EVER);
        if (isFromTheBeginning) {
            hasLooked = true;
            nextFromTheBeginning = now + Math.min(MAX_DISTANCE.toNanos(), (now - look.begun()) * DISTANCE_TO_LENGTH);
            oldestOfAll = oldest;
        }
        if (isFromTheBeginning || overdue != null) {
            oldestOfLast = oldest;
        }
    }
}
