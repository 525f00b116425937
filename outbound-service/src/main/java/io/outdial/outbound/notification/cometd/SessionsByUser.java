package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.Subscriber;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;

/**
 * The live sessions of each user and of each browser: channel names are the same for all, so the user decides who gets
 * a message.
 */
final class SessionsByUser implements BayeuxServer.SessionListener {

    private final Map<Subscriber, Set<UserSession>> byUser = new ConcurrentHashMap<>();
    private final Map<String, Set<UserSession>> byBrowser = new ConcurrentHashMap<>();

    Set<UserSession> of(Subscriber user) {
        return byUser.getOrDefault(user, Set.of());
    }

    Set<UserSession> ofBrowser(String browserId) {
        return browserId == null ? Set.of() : byBrowser.getOrDefault(browserId, Set.of());
    }

    /** Every user with a session. */
    Set<Subscriber> all() {
        return Set.copyOf(byUser.keySet());
    }

    @Override
    public void sessionAdded(ServerSession session, ServerMessage handshake) {
        UserSession added = (UserSession) session;
        add(byUser, added.user(), added);
        add(byBrowser, added.getBrowserId(), added);
    }

    @Override
    public void sessionRemoved(ServerSession session, ServerMessage message, boolean timeout) {
        UserSession removed = (UserSession) session;
        remove(byUser, removed.user(), removed);
        remove(byBrowser, removed.getBrowserId(), removed);
    }

    private static <K> void add(Map<K, Set<UserSession>> sessions, K key, UserSession added) {
        sessions.compute(key, (same, present) -> {
            Set<UserSession> all = present == null ? new CopyOnWriteArraySet<>() : present;
            all.add(added);
            return all;
        });
    }

    private static <K> void remove(Map<K, Set<UserSession>> sessions, K key, UserSession removed) {
        sessions.computeIfPresent(key, (same, present) -> {
            present.remove(removed);
            return present.isEmpty() ? null : present;
        });
    }
}
