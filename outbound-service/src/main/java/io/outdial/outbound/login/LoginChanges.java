package io.outdial.outbound.login;

import io.outdial.outbound.notification.SessionReview;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.signal.SignalReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Has notification sessions reviewed in every replica when a user name, password or feature has changed, or a member
 * was deleted. A client that the registry no longer has is noticed with the next heartbeat.
 */
@ApplicationScoped
class LoginChanges implements SignalReceiver {

    /** Of the triggers at the table {@code member}. */
    private static final String CHANNEL = "member_login";

    private static final Logger LOG = Logger.getLogger(LoginChanges.class);
    private static final String EVERYBODY = "*";

    @Inject
    SessionReview sessions;

    @Inject
    KeyRegistry registry;

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> onListening() {
        return sessions.reviewAll();
    }

    @Override
    public void onNotification(String payload) {
        if (payload.equals(EVERYBODY)) {
            sessions.reviewAll().subscribe().with(done -> {}, failure -> {
                LOG.warnf("Ending all sessions, because entitlements cannot be read: %s", failure.toString());
                sessions.endIf(user -> true);
            });
            return;
        }
        String[] words = payload.split(" ");
        sessions.review(new Subscriber(UUID.fromString(words[0]), UUID.fromString(words[1])));
    }

    @Override
    public void onHeartbeat(long validAsOf) {
        sessions.endIf(user -> registry.client(user.clientId()).isEmpty());
    }
}
