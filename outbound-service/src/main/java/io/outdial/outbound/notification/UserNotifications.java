package io.outdial.outbound.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Sends notifications to users. Everybody's channels have the same names, so there is no way here to send to a channel.
 */
@Singleton
public final class UserNotifications {

    private final UserSessions sessions;
    private final ObjectMapper json;

    public UserNotifications(UserSessions sessions, ObjectMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    /**
     * Gives the notifications to the sessions of this user, as {@link UserSessions#deliver} says. A user without a
     * session misses them: notifications are not stored.
     *
     * <p>Call it after the transaction is committed: a client may react before this method returns.
     *
     * @return how many sessions were given at least one notification
     * @throws IllegalArgumentException if the data of one cannot be written as JSON; nothing was sent then
     */
    public int publish(Subscriber user, List<Notification> notifications) {
        return sessions.hasAny(user)
                ? sessions.deliver(
                        user, notifications.stream().map(this::asJson).toList())
                : 0;
    }

    private Notification asJson(Notification notification) {
        JsonNode data = json.valueToTree(notification.data());
        return new Notification(notification.channel(), data);
    }
}
