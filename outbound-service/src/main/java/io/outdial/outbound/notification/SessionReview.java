package io.outdial.outbound.notification;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Ends the sessions of users who could not open them again. Polls that carry nothing but the cookie never ask who they
 * come from, so a changed login has to be reported here. A session is reviewed once more when it is open: its login may
 * have changed between the check of its credentials and now, when there was no session yet to end.
 */
@Singleton
public final class SessionReview {

    private static final Logger LOG = Logger.getLogger(SessionReview.class);
    private static final int RETRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    /** By which the clocks of the provider and of this service may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private final UserSessions sessions;
    private final Entitlements entitlements;

    public SessionReview(UserSessions sessions, Entitlements entitlements) {
        this.sessions = sessions;
        this.entitlements = entitlements;
        sessions.onOpened(this::review);
    }

    /**
     * Reviews the sessions of one user whose login may have changed. If the database cannot answer, they end: the user
     * can open new ones.
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
                    LOG.warnf("Ending the sessions of a user whose entitlement cannot be read: %s", failure.toString());
                    endIf(user::equals);
                });
    }

    /** Reviews all sessions. */
    public Uni<Void> reviewAll() {
        return Uni.createFrom().deferred(() -> review(sessions.users()));
    }

    /** Ends the sessions of each user that meets the condition. */
    public void endIf(Predicate<Subscriber> condition) {
        sessions.users().stream().filter(condition).forEach(user -> sessions.endIf(user, everyEntitlement -> true));
    }

    /**
     * Ends the sessions whose token was good until before then. A client that renews its token shows the new one with
     * its next poll: the one that it holds with the former has to have the time to end first.
     */
    public void endExpired(Instant then) {
        Instant expired = then.minus(CLOCK_SKEW);
        sessions.users().forEach(user -> sessions.endIf(user, openedWith -> openedWith.hasExpiredBefore(expired)));
    }

    private Uni<Void> review(Collection<Subscriber> users) {
        return users.isEmpty()
                ? Uni.createFrom().voidItem()
                : entitlements
                        .find(users)
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
