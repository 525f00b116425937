package io.outdial.outbound.notification;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.jboss.logging.Logger;

/**
 * Ends the sessions of users who could not open them again. Polls that carry nothing but the cookie never ask who they
 * come from, so somebody has to say that a login has changed. A session is looked at once more when it is there: its
 * login may have changed between the check of its credentials and now, when there was nothing yet to be ended.
 */
@Singleton
public final class SessionReview implements BayeuxServer.SessionListener {

    private static final Logger LOG = Logger.getLogger(SessionReview.class);
    private static final int RETRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final NotificationServer server;
    private final Entitlements entitlements;

    SessionReview(NotificationServer server, Entitlements entitlements) {
        this.server = server;
        this.entitlements = entitlements;
        server.addListener(this);
    }

    @Override
    public void sessionAdded(ServerSession session, ServerMessage handshake) {
        review(((UserSession) session).user());
    }

    /**
     * Looks at the sessions of one user whose login may have changed. Where nobody can tell what it is now, they end:
     * the user can open new ones.
     */
    public void review(Subscriber user) {
        Set<Subscriber> one = Set.of(user);
        if (server.users().of(user).isEmpty()) {
            return;
        }
        review(one)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE)
                .atMost(RETRIES)
                .subscribe()
                .with(done -> {}, failure -> {
                    LOG.warnf("Nobody can tell what a user may hear now: %s", failure.toString());
                    endIf(user::equals);
                });
    }

    /** Looks at all sessions. */
    public Uni<Void> reviewAll() {
        return Uni.createFrom().deferred(() -> review(server.users().all()));
    }

    /** Ends the sessions of each user of whom this is true. */
    public void endIf(Predicate<Subscriber> condition) {
        server.users().all().stream()
                .filter(condition)
                .forEach(user -> server.users().of(user).forEach(server::end));
    }

    private Uni<Void> review(Collection<Subscriber> users) {
        return users.isEmpty()
                ? Uni.createFrom().voidItem()
                : entitlements
                        .of(users)
                        .invoke(present -> users.forEach(user -> end(user, present)))
                        .replaceWithVoid();
    }

    private void end(Subscriber user, Map<Subscriber, Entitlement> present) {
        for (UserSession session : server.users().of(user)) {
            if (!session.entitlement().isWithin(present.get(user))) {
                LOG.infof("Ended a notification session of %s, whose login has changed", user);
                server.end(session);
            }
        }
    }
}
