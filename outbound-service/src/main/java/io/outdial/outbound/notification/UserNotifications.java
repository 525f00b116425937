package io.outdial.outbound.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Sends notifications to users, whichever replica their sessions are at. Everybody's channels have the same names, so
 * there is no way here to send to a channel.
 */
@Singleton
public final class UserNotifications {

    private static final Logger LOG = Logger.getLogger(UserNotifications.class);

    private final NotificationRepository events;
    private final UserSessions sessions;
    private final StreamReader reader;
    private final StreamRing ring;
    private final ObjectMapper json;

    public UserNotifications(
            NotificationRepository events,
            UserSessions sessions,
            StreamReader reader,
            StreamRing ring,
            ObjectMapper json) {
        this.events = events;
        this.sessions = sessions;
        this.reader = reader;
        this.ring = ring;
        this.json = json;
    }

    /**
     * Stores in the current transaction what one user is told of its change: both are committed or neither. It locks
     * the user's stream until the commit, so it comes last of what the transaction locks.
     *
     * @return to be given to {@link #deliver} after the commit
     * @throws IllegalArgumentException if the data of a notification cannot be written as JSON
     */
    public Uni<StoredNotifications> store(Subscriber user, List<Notification> notifications) {
        return store(Map.of(user, notifications));
    }

    /** Like {@link #store(Subscriber, List)}, for a change that several users are told of. */
    public Uni<StoredNotifications> store(Map<Subscriber, List<Notification>> notifications) {
        return store(notifications, events::store);
    }

    /** Like {@link #store(Map)}, for a change that the SQL client makes, in a transaction that it has opened. */
    public Uni<StoredNotifications> store(SqlCarrier connection, Map<Subscriber, List<Notification>> notifications) {
        return store(notifications, messages -> events.store(connection, messages));
    }

    private Uni<StoredNotifications> store(
            Map<Subscriber, List<Notification>> notifications,
            Function<Map<Subscriber, List<Notification>>, Uni<StoredNotifications>> repository) {
        Map<Subscriber, List<Notification>> asJson = new HashMap<>();
        notifications.forEach((user, messages) -> {
            if (!messages.isEmpty()) {
                asJson.put(user, messages.stream().map(this::asJson).toList());
            }
        });
        return asJson.isEmpty() ? Uni.createFrom().item(StoredNotifications.NONE) : repository.apply(asJson);
    }

    /**
     * Gives what was stored to the sessions of this replica, and tells the others to look. Call it once the transaction
     * is committed: a client may react before this method returns. Never fails, since the change stands: what is not
     * delivered here is found by the next look.
     */
    public void deliver(StoredNotifications stored) {
        try {
            Set<Subscriber> behind = new HashSet<>();
            for (StreamEvent event : stored.events()) {
                if (sessions.deliver(event).isAhead()) {
                    behind.add(event.user());
                }
            }
            reader.read(behind);
            ring.moved(stored.elsewhere());
        } catch (RuntimeException e) {
            LOG.error("Notifications wait for the next look", e);
        }
    }

    private Notification asJson(Notification notification) {
        return new Notification(notification.channel(), json.valueToTree(notification.data()));
    }
}
