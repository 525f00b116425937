package io.outdial.outbound.notification;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Keeps of each session what another replica needs to go on with it. */
public interface SessionStore {

    /**
     * Stores a session that has shaken hands. It goes on where a session of the same user stopped that may be lost: the
     * former one it names, else the one of its browser, else any, of several the one that has come least far. A client
     * that is still there loses nothing by it, since its own session goes on too.
     *
     * @param former a clientId the client had before, null if it names none
     */
    Uni<Opened> open(Session session, String former);

    /**
     * Makes this replica hold a session that another one, or none, holds.
     *
     * @param user who asks for it, null if only its browser is known
     * @return null if there is no such session of this user or, where that is not known, of this browser
     */
    Uni<TakenOver> takeOver(String id, Subscriber user, String browserId);

    /** Adds to what a session subscribes to: requests of a client may come at the same time. */
    Uni<Void> subscribed(String id, Set<String> channels);

    Uni<Void> unsubscribed(String id, Set<String> channels);

    /**
     * Notes how far sessions have come.
     *
     * @return the ids of those that this replica still holds
     */
    Uni<Set<String>> save(List<Progress> sessions);

    /** Those of the sessions that this replica still holds. */
    Uni<Set<String>> held(Collection<String> ids);

    /** Leaves nothing behind of sessions that this replica holds. */
    Uni<Void> remove(Collection<String> ids);

    /**
     * A session as it is stored.
     *
     * @param acknowledges whether its client has the acknowledge extension
     */
    record Session(String id, Subscriber user, String browserId, Entitlement entitlement, boolean acknowledges) {}

    /**
     * Where a session begins.
     *
     * @param acked the event after which it begins
     * @param last the last event of the stream
     * @param subscriptions of the session it goes on for
     */
    record Opened(long acked, long last, Set<String> subscriptions) {

        public Opened {
            subscriptions = Set.copyOf(subscriptions);
        }
    }

    /** Where a session goes on, and how old it is. */
    record TakenOver(Session session, Opened progress, Duration age) {}

    /**
     * How far a session has come.
     *
     * @param acked every event up to this one has arrived
     * @param seenNanos when its client was seen last, of {@link System#nanoTime()}
     */
    record Progress(String id, long acked, long seenNanos) {}
}
