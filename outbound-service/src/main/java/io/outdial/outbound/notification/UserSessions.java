package io.outdial.outbound.notification;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The sessions that users have open in this process; their transport keeps them. */
public interface UserSessions {

    /** Every user with a session. */
    Set<Subscriber> users();

    boolean hasAny(Subscriber user);

    /**
     * Gives the notifications to every session of this very user that subscribes to their channel, exactly or by
     * pattern: all in one reply, in this order, with those of no other call between them. Returns at once; nothing
     * waits for a client.
     *
     * @return how many sessions were given at least one notification
     */
    int deliver(Subscriber user, List<Notification> notifications);

    /**
     * Ends the sessions of a user that were opened with what meets the condition.
     *
     * @return how many they were
     */
    int endIf(Subscriber user, Predicate<Entitlement> condition);

    /** Calls the listener with the user of each session, once notifications can reach it. */
    void onOpened(Consumer<Subscriber> listener);
}
