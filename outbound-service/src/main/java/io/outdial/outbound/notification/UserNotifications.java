package io.outdial.outbound.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cometd.bayeux.ChannelId;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerMessage;

/**
 * Sends notifications to users. Everybody's channels have the same names, so there is no way here to send to a channel.
 */
@Singleton
public final class UserNotifications {

    private final NotificationServer server;
    private final ObjectMapper json;

    UserNotifications(NotificationServer server, ObjectMapper json) {
        this.server = server;
        this.json = json;
    }

    /**
     * Gives the notifications to every session of this very user that subscribes to their channel, exactly or by
     * pattern: all in one reply, in this order, with those of no other call between them. Returns at once; nothing
     * waits for a client. A user without a session misses them, as in Genesys: notifications are not stored.
     *
     * <p>Call it after the transaction is committed: a client may react before this method returns.
     *
     * @return how many sessions were given at least one notification
     * @throws IllegalArgumentException if the data of one cannot be written as JSON; nothing was sent then
     */
    public int publish(Subscriber user, List<Notification> notifications) {
        Set<UserSession> sessions = server.users().of(user);
        if (sessions.isEmpty()) {
            return 0;
        }
        List<Outgoing> outgoing = new ArrayList<>(notifications.size());
        for (Notification notification : notifications) {
            outgoing.add(prepare(notification));
        }
        int reached = 0;
        for (UserSession session : sessions) {
            if (deliver(session, outgoing)) {
                reached++;
            }
        }
        return reached;
    }

    private Outgoing prepare(Notification notification) {
        JsonNode data = json.valueToTree(notification.data());
        ServerMessage.Mutable message = server.newMessage();
        message.setChannel(notification.channel());
        message.setData(data);
        // Written once, however many sessions get it, and unchangeable from here on.
        server.freeze(message);
        return new Outgoing(new ChannelId(notification.channel()), message);
    }

    private static boolean deliver(UserSession session, List<Outgoing> outgoing) {
        List<Outgoing> wanted = outgoing.stream()
                .filter(candidate -> session.subscribesTo(candidate.channel()))
                .toList();
        if (wanted.isEmpty()) {
            return false;
        }
        session.startBatch();
        session.getLock().lock();
        try {
            wanted.forEach(next -> session.deliver(null, next.message(), Promise.noop()));
        } finally {
            session.getLock().unlock();
            session.endBatch();
        }
        return true;
    }

    private record Outgoing(ChannelId channel, ServerMessage.Mutable message) {}
}
