package io.outdial.platform.outbox;

import io.smallrye.mutiny.Uni;

/**
 * Changes that a service has noted and that are told a moment later, many by one event. A service has one feed or none;
 * the relay asks it soon after {@link Outbox#expectNotes()}, and now and then.
 */
public interface OutboxFeed {

    /** What became of the notes that were looked for. */
    enum Filled {
        NOTHING,
        SOME,
        /** There are more than are taken at a time. */
        PART
    }

    /**
     * Writes events of what is noted and forgets the notes, in a transaction of its own. Any number of replicas may ask
     * at the same time.
     *
     * @param late whether also notes are looked for that were committed long after they were written
     */
    Uni<Filled> fill(boolean late);
}
