package io.outdial.outbound.notification;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The sessions that users have open in this process; their transport keeps them. */
public interface UserSessions {

    /** Every user with a session. */
    Set<Subscriber> users();

    boolean hasAny(Subscriber user);

    /**
     * Gives the event to every session of its user that has come to where it begins: those of its messages that the
     * session subscribes to, exactly or by pattern, all in one reply, in their order, with those of no other event
     * between them. Returns at once; nothing waits for a client.
     */
    Delivery deliver(StreamEvent event);

    /**
     * The number after which the sessions of these users need events: of several sessions of a user the lowest. Without
     * users whose sessions cannot take any yet.
     */
    Map<Subscriber, Long> positions(Collection<Subscriber> users);

    /** The users of sessions that waited for subscriptions, and wait no longer. */
    List<Subscriber> endWaiting();

    /** What has to be stored of how far sessions have come. */
    List<SessionStore.Progress> unsaved();

    /**
     * What {@link #unsaved} returned is stored.
     *
     * @param held the ids of those that this process still holds; the others are gone on with elsewhere and are left
     */
    void saved(List<SessionStore.Progress> sessions, Set<String> held);

    /** The ids of sessions that are stored. */
    Set<String> stored();

    /** Leaves sessions that another process goes on with: they end here, and nothing of theirs is changed. */
    void leave(Collection<String> ids);

    /** The ids of sessions that ended for good: nobody may go on with them, so they are to be removed. */
    Set<String> ended();

    /** They are removed. */
    void removed(Set<String> ids);

    /**
     * Ends the sessions of a user that were opened with what meets the condition.
     *
     * @return how many they were
     */
    int endIf(Subscriber user, Predicate<Entitlement> condition);

    /** Ends sessions that were opened longer ago than that, and tells their clients not to come again. */
    void endOlderThan(Duration age);

    /** Calls the listener with the user of each session, once notifications can reach it. */
    void onOpened(Consumer<Subscriber> listener);

    /**
     * What became of an event.
     *
     * @param sessions how many have been given one of its messages
     * @param isAhead whether some session lacks events before it
     */
    record Delivery(int sessions, boolean isAhead) {}
}
