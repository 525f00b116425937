package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.Subscriber;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;

/** The live sessions of each user: channel names are the same for all, so the user decides who gets a message. */
final class SessionsByUser implements BayeuxServer.SessionListener {

    private final Map<Subscriber, Set<UserSession>> byUser = new ConcurrentHashMap<>();

    Set<UserSession> of(Subscriber user) {
        return byUser.getOrDefault(user, Set.of());
    }

    /** Every user with a session. */
    Set<Subscriber> all() {
        return Set.copyOf(byUser.keySet());
    }

    @Override
    public void sessionAdded(ServerSession session, ServerMessage handshake) {
        UserSession added = (UserSession) session;
        byUser.compute(added.user(), (user, sessions) -> {
            Set<UserSession> all = sessions == null ? new CopyOnWriteArraySet<>() : sessions;
            all.add(added);
            return all;
        });
    }

    @Override
    public void sessionRemoved(ServerSession session, ServerMessage message, boolean timeout) {
        UserSession removed = (UserSession) session;
        byUser.computeIfPresent(removed.user(), (user, sessions) -> {
            sessions.remove(removed);
            return sessions.isEmpty() ? null : sessions;
        });
    }
}
