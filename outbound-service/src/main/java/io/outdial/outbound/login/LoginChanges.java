package io.outdial.outbound.login;

import io.outdial.outbound.notification.SessionReview;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.database.ChangeNotifications;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Hears, in every replica, whose user name, password or features have changed or who was deleted, and has the
 * notification sessions looked at that were opened before. A client that the registry no longer has is noticed with the
 * next heartbeat.
 */
@ApplicationScoped
class LoginChanges implements ChangeNotifications.Receiver {

    /** Of the triggers at the table {@code member}. */
    private static final String CHANNEL = "member_login";

    private static final Logger LOG = Logger.getLogger(LoginChanges.class);
    private static final String EVERYBODY = "*";

    private final SessionReview sessions;
    private final KeyRegistry registry;
    private final ChangeNotifications notifications;

    @Inject
    LoginChanges(
            Vertx vertx, ServiceConfig service, AgentLoginConfig config, SessionReview sessions, KeyRegistry registry) {
        this.sessions = sessions;
        this.registry = registry;
        this.notifications = new ChangeNotifications(vertx, service.db(), CHANNEL, config.heartbeat(), this);
    }

    void onStart(@Observes StartupEvent started) {
        start();
    }

    void onStop(@Observes ShutdownEvent stopping) {
        stop();
    }

    void start() {
        notifications.start();
    }

    void stop() {
        notifications.stop();
    }

    @Override
    public Uni<Void> onListening() {
        return sessions.reviewAll();
    }

    @Override
    public void onNotification(String payload) {
        if (payload.equals(EVERYBODY)) {
            sessions.reviewAll().subscribe().with(done -> {}, failure -> {
                LOG.warnf("Nobody can tell what users may hear now: %s", failure.toString());
                sessions.endIf(user -> true);
            });
            return;
        }
        String[] words = payload.split(" ");
        sessions.review(new Subscriber(UUID.fromString(words[0]), UUID.fromString(words[1])));
    }

    @Override
    public void onHeartbeat(long moment) {
        sessions.endIf(user -> registry.client(user.clientId()).isEmpty());
    }
}
