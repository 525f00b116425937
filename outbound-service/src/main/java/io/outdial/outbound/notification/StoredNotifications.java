package io.outdial.outbound.notification;

import java.util.List;
import java.util.Set;

/**
 * What a transaction has stored for users, to be given to {@link UserNotifications#deliver} after its commit.
 *
 * @param events empty where nobody listens
 * @param elsewhere the users who have sessions at other replicas
 */
public record StoredNotifications(List<StreamEvent> events, Set<Subscriber> elsewhere) {

    public static final StoredNotifications NONE = new StoredNotifications(List.of(), Set.of());

    public StoredNotifications {
        events = List.copyOf(events);
        elsewhere = Set.copyOf(elsewhere);
    }
}
