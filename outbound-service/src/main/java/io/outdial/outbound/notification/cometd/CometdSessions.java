package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.Entitlement;
import io.outdial.outbound.notification.Notification;
import io.outdial.outbound.notification.NotificationConfig;
import io.outdial.outbound.notification.SessionStore.Progress;
import io.outdial.outbound.notification.StreamEvent;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.outbound.notification.UserSessions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;

/** The sessions of the {@link NotificationServer}. */
@Singleton
final class CometdSessions implements UserSessions {

    /** How many times within the replay time it is stored that a session was seen. */
    private static final int REFRESHES = 6;

    private final NotificationServer server;
    private final int maxUnread;
    private final long refreshNanos;

    CometdSessions(NotificationServer server, NotificationConfig config) {
        this.server = server;
        this.maxUnread = config.maxQueue();
        this.refreshNanos = config.replay().dividedBy(REFRESHES).toNanos();
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
    public Delivery deliver(StreamEvent event) {
        Set<UserSession> sessions = server.users().of(event.user());
        if (sessions.isEmpty()) {
            return new Delivery(0, false);
        }
        List<StreamMessage> messages = event.messages().stream()
                .map(message -> prepare(event, message))
                .toList();
        int given = 0;
        boolean isAhead = false;
        for (UserSession session : sessions) {
            Offer offer = session.offer(event, messages, maxUnread);
            given += offer == Offer.GIVEN ? 1 : 0;
            isAhead |= offer == Offer.AHEAD;
            if (offer == Offer.FULL) {
                server.giveUp(session);
            }
        }
        return new Delivery(given, isAhead);
    }

    @Override
    public Map<Subscriber, Long> positions(Collection<Subscriber> users) {
        Map<Subscriber, Long> positions = new HashMap<>();
        for (Subscriber user : users) {
            server.users().of(user).stream()
                    .map(UserSession::position)
                    .filter(Objects::nonNull)
                    .min(Long::compare)
                    .ifPresent(lowest -> positions.put(user, lowest));
        }
        return positions;
    }

    @Override
    public List<Subscriber> endWaiting() {
        return all().filter(UserSession::endWaiting).map(UserSession::user).toList();
    }

    @Override
    public List<Progress> unsaved() {
        long now = System.nanoTime();
        return all().map(session -> session.unsaved(now, refreshNanos))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public void saved(List<Progress> sessions, Set<String> held) {
        for (Progress progress : sessions) {
            if (!held.contains(progress.id())) {
                server.leave(progress.id());
            } else if (server.getSession(progress.id()) instanceof UserSession session) {
                session.saved(progress);
            }
        }
    }

    @Override
    public Set<String> stored() {
        return all().filter(UserSession::hasBegun).map(UserSession::getId).collect(Collectors.toSet());
    }

    @Override
    public void leave(Collection<String> ids) {
        ids.forEach(server::leave);
    }

    @Override
    public Set<String> ended() {
        return server.ended();
    }

    @Override
    public void removed(Set<String> ids) {
        server.forget(ids);
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
    public void endOlderThan(Duration age) {
        all().filter(session -> session.isOlderThan(age.toNanos())).toList().forEach(server::dismiss);
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

    private Stream<UserSession> all() {
        return server.getSessions().stream().map(UserSession.class::cast);
    }

    /** Written once, however many sessions get it, and unchangeable from here on. */
    private StreamMessage prepare(StreamEvent event, Notification notification) {
        StreamMessage message = new StreamMessage(event.n(), notification);
        server.freeze(message);
        return message;
    }
}
