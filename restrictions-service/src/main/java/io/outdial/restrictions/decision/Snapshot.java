package io.outdial.restrictions.decision;

import io.outdial.restrictions.decision.SnapshotRepository.Loaded;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One campaign's restrictions as they are cached, and since when they may be wrong. A decision reads one volatile
 * field; changes of it take turns.
 *
 * <p>A state is valid as of the moment it was read. As long as no later version is known, it is also valid as of the
 * moment up to which this process has been notified of every change ({@link Snapshots}). Times are those of
 * {@link System#nanoTime}.
 */
final class Snapshot {

    private static final long USED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private volatile State state;
    /** Written without taking turns: two writes at the same time do no harm. */
    private volatile long usedAt = System.nanoTime() - USED_NANOS;
    /** The latest version known to exist, and since when. */
    private long expectedVersion;

    private long expectedSince = System.nanoTime();
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

    /** The reading in flight, else this one. */
    synchronized Uni<State> reading(Supplier<Uni<State>> begin) {
        if (reading == null) {
            reading = begin.get();
        }
        return reading;
    }

    /**
     * A reading that began after a version was notified of returns that version, because notifications follow the
     * commit. If it does not, the database was set back, and what it returns now is right.
     *
     * @param askedAt when the reading began
     * @return whether it must be read once more, because of a later version that was notified of meanwhile
     */
    synchronized boolean onRead(Loaded found, long askedAt) {
        boolean isStale = found.version() < expectedVersion && expectedSince - askedAt > 0;
        if (!isStale) {
            expectedVersion = found.version();
            reading = null;
        }
        state = new State(found.restrictions(), found.version(), askedAt, isStale);
        return isStale;
    }

    synchronized void onReadFailed() {
        reading = null;
    }

    /**
     * The database notifies of a change.
     *
     * @param validAsOf up to when every earlier change had been notified of
     * @return whether it must be read
     */
    synchronized boolean onChange(long version, long validAsOf) {
        expectVersion(version);
        if (state == null || state.version() >= version) {
            return false;
        }
        markStale(validAsOf);
        return true;
    }

    /**
     * The database was asked for the version of the campaign.
     *
     * @param askedAt when it was asked
     * @return whether it must be read
     */
    synchronized boolean onVersionChecked(long version, long askedAt, long validAsOf) {
        expectVersion(version);
        if (state == null) {
            return false;
        }
        if (state.version() == version && expectedVersion == version) {
            state = new State(state.restrictions(), version, later(state.validAsOf(), askedAt), false);
            return false;
        }
        markStale(validAsOf);
        return true;
    }

    private void expectVersion(long version) {
        if (version > expectedVersion) {
            expectedVersion = version;
            expectedSince = System.nanoTime();
        }
    }

    private void markStale(long validAsOf) {
        if (!state.isStale()) {
            state = new State(state.restrictions(), state.version(), later(state.validAsOf(), validAsOf), true);
        }
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }

    /**
     * @param validAsOf when this was the state of the database for certain
     * @param isStale a later version exists: no heartbeat since then makes this any younger
     */
    record State(RestrictionSet restrictions, long version, long validAsOf, boolean isStale) {

        /** @param confirmed up to when every change has been notified of */
        long validAsOf(long confirmed) {
            return isStale ? validAsOf : later(validAsOf, confirmed);
        }
    }
}
