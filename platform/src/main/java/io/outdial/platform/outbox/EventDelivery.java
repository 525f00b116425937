package io.outdial.platform.outbox;

import io.outdial.platform.event.EventOutcome;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Delivers a service's events to their receiver, by its REST client. A service without one runs no relay. */
public interface EventDelivery {

    /** How many events may be brought at once now: one for a receiver of a version that takes no more. */
    int maxBatch();

    /**
     * Whether somebody who must not be called could be if an event of the type were lost. An operator drops one only
     * knowing that. Where a service does not say, each of its events may be one.
     */
    default boolean isProtective(String type) {
        return true;
    }

    /**
     * Brings events to their receiver, each of another key. It may be called again with an event that had arrived
     * already, after a crash or an answer that came too late, so the receiver has to know events by their id. Must open
     * no transaction.
     *
     * @param events no more than {@link #maxBatch()}
     * @return what the receiver made of each, in their order: of one that was applied, this is committed. After any
     *     failure all are tried again later
     */
    Uni<List<EventOutcome>> deliver(List<OutboxEvent> events);
}
