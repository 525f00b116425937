package io.outdial.outbound.notification;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Ends the sessions of users who could not open them again. Polls that carry nothing but the cookie never ask who they
 * come from, so somebody has to say that a login has changed. A session is looked at once more when it is there: its
 * login may have changed between the check of its credentials and now, when there was nothing yet to be ended.
 */
@Singleton
public final class SessionReview {

    private static final Logger LOG = Logger.getLogger(SessionReview.class);
    private static final int RETRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final UserSessions sessions;
    private final Entitlements entitlements;

    public SessionReview(UserSessions sessions, Entitlements entitlements) {
        this.sessions = sessions;
        this.entitlements = entitlements;
        sessions.onOpened(this::review);
    }

    /**
     * Looks at the sessions of one user whose login may have changed. Where nobody can tell what it is now, they end:
     * the user can open new ones.
     */
    public void review(Subscriber user) {
        Set<Subscriber> one = Set.of(user);
        if (!sessions.hasAny(user)) {
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
        return Uni.createFrom().deferred(() -> review(sessions.users()));
    }

    /** Ends the sessions of each user of whom this is true. */
    public void endIf(Predicate<Subscriber> condition) {
        sessions.users().stream().filter(condition).forEach(user -> sessions.endIf(user, everyEntitlement -> true));
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
        int ended = sessions.endIf(user, openedWith -> !openedWith.isWithin(present.get(user)));
        if (ended > 0) {
            LOG.infof("Ended %d notification sessions of %s, whose login has changed", ended, user);
        }
    }
}
