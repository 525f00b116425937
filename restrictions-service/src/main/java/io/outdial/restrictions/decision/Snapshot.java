package io.outdial.restrictions.decision;

import io.outdial.restrictions.decision.SnapshotRepository.Loaded;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What is known of one campaign's restrictions, and since when it may be wrong. Deciding reads one volatile field; what
 * changes it takes turns.
 *
 * <p>Two things say that a state is right: the moment it was read, and, as long as no later version was heard of, the
 * moment up to which this process is sure to have heard of every change ({@link Snapshots}). Times are those of
 * {@link System#nanoTime}.
 */
final class Snapshot {

    private static final long USED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private volatile State state;
    /** Written without taking turns: that two say so at the same time does no harm. */
    private volatile long usedAt = System.nanoTime() - USED_NANOS;
    /** The latest version heard of, and when. */
    private long wanted;

    private long wantedSince = System.nanoTime();
    private Uni<State> reading;

    /** Null until it was read for the first time. */
    State state() {
        return state;
    }

    /** True about every ten seconds while this is in use. */
    boolean isUsedAgain(long now) {
        if (now - usedAt < USED_NANOS) {
            return false;
        }
        usedAt = now;
        return true;
    }

    /** What this costs of the memory for snapshots, in restrictions. An empty one is not free either. */
    int weight() {
        State current = state;
        return 4 + (current == null ? 0 : current.restrictions().size());
    }

    /** The reading that is under way, else this one. */
    synchronized Uni<State> reading(Supplier<Uni<State>> begin) {
        if (reading == null) {
            reading = begin.get();
        }
        return reading;
    }

    /**
     * A reading begun after a version was heard of shows that version, because a change is told after its commit. If it
     * does not, the database was set back, and what it says now is right.
     *
     * @param askedAt when the reading began
     * @return whether the reading goes on with another one, because a later version was heard of meanwhile
     */
    synchronized boolean readAgain(Loaded found, long askedAt) {
        boolean suspect = found.version() < wanted && wantedSince - askedAt > 0;
        if (!suspect) {
            wanted = found.version();
            reading = null;
        }
        state = new State(found.restrictions(), found.version(), askedAt, suspect);
        return suspect;
    }

    synchronized void readingFailed() {
        reading = null;
    }

    /**
     * A change was heard of.
     *
     * @param heardUpTo up to when everything had been heard before this
     * @return whether it has to be read
     */
    synchronized boolean changed(long version, long heardUpTo) {
        want(version);
        if (state == null || state.version() >= version) {
            return false;
        }
        suspect(heardUpTo);
        return true;
    }

    /**
     * The database says at which version the campaign is.
     *
     * @param askedAt when it was asked
     * @return whether it has to be read
     */
    synchronized boolean compared(long version, long askedAt, long heardUpTo) {
        want(version);
        if (state == null) {
            return false;
        }
        if (state.version() == version && wanted == version) {
            state = new State(state.restrictions(), version, later(state.rightAt(), askedAt), false);
            return false;
        }
        suspect(heardUpTo);
        return true;
    }

    private void want(long version) {
        if (version > wanted) {
            wanted = version;
            wantedSince = System.nanoTime();
        }
    }

    private void suspect(long heardUpTo) {
        if (!state.suspect()) {
            state = new State(state.restrictions(), state.version(), later(state.rightAt(), heardUpTo), true);
        }
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }

    /**
     * @param rightAt when this was the state of the database for certain
     * @param suspect a later version exists: nothing heard since then makes this any younger
     */
    record State(RestrictionSet restrictions, long version, long rightAt, boolean suspect) {

        /** @param heardUpTo up to when every change has been heard of */
        long rightAt(long heardUpTo) {
            return suspect ? rightAt : later(rightAt, heardUpTo);
        }
    }
}
