package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.Entitlement;
import io.outdial.outbound.notification.Notification;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.outbound.notification.UserSessions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cometd.bayeux.ChannelId;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;

/** The sessions of the {@link NotificationServer}. */
@Singleton
final class CometdSessions implements UserSessions {

    private final NotificationServer server;

    CometdSessions(NotificationServer server) {
        this.server = server;
    }

    @Override
    public Set<Subscriber> users() {
        return server.users().all();
    }

    @Override
    public boolean hasAny(Subscriber user) {
        return !server.users().of(user).isEmpty();
    }

    @Override
    public int deliver(Subscriber user, List<Notification> notifications) {
        List<Outgoing> outgoing = notifications.stream().map(this::prepare).toList();
        int reached = 0;
        for (UserSession session : server.users().of(user)) {
            if (deliver(session, outgoing)) {
                reached++;
            }
        }
        return reached;
    }

    @Override
    public int endIf(Subscriber user, Predicate<Entitlement> condition) {
        List<UserSession> ended = server.users().of(user).stream()
                .filter(session -> condition.test(session.entitlement()))
                .toList();
        ended.forEach(server::end);
        return ended.size();
    }

    @Override
    public void onOpened(Consumer<Subscriber> listener) {
        server.addListener(new BayeuxServer.SessionListener() {
            @Override
            public void sessionAdded(ServerSession session, ServerMessage handshake) {
                listener.accept(((UserSession) session).user());
            }
        });
    }

    private Outgoing prepare(Notification notification) {
        ServerMessage.Mutable message = server.newMessage();
        message.setChannel(notification.channel());
        message.setData(notification.data());
        // Written once, however many sessions get it, and unchangeable from here on.
        server.freeze(message);
        return new Outgoing(new ChannelId(notification.channel()), message);
    }

    private static boolean deliver(UserSession session, List<Outgoing> outgoing) {
        List<Outgoing> subscribed = outgoing.stream()
                .filter(candidate -> session.subscribesTo(candidate.channel()))
                .toList();
        if (subscribed.isEmpty()) {
            return false;
        }
        session.startBatch();
        session.getLock().lock();
        try {
            subscribed.forEach(next -> session.deliver(null, next.message(), Promise.noop()));
        } finally {
            session.getLock().unlock();
            session.endBatch();
        }
        return true;
    }

    private record Outgoing(ChannelId channel, ServerMessage.Mutable message) {}
}
