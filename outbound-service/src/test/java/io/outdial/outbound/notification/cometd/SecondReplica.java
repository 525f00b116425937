package io.outdial.outbound.notification.cometd;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.outbound.notification.Entitlements;
import io.outdial.outbound.notification.Notification;
import io.outdial.outbound.notification.NotificationAuthenticator;
import io.outdial.outbound.notification.NotificationConfig;
import io.outdial.outbound.notification.NotificationLifecycle;
import io.outdial.outbound.notification.NotificationRepository;
import io.outdial.outbound.notification.Replica;
import io.outdial.outbound.notification.RingRepository;
import io.outdial.outbound.notification.SessionJournal;
import io.outdial.outbound.notification.SessionRepository;
import io.outdial.outbound.notification.SessionReview;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.notification.StreamReader;
import io.outdial.outbound.notification.StreamRing;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.outbound.notification.UserNotifications;
import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.request.BodyMemory;
import io.outdial.platform.signal.SignalConnection;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.server.ServerSession;

/** Another process with notifications, over the database of the service: the same classes, put together once more. */
final class SecondReplica implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final NotificationServer server;
    private final UserNotifications notifications;
    private final NotificationLifecycle lifecycle;
    private final NotificationRoute route;
    private final StreamRing ring;
    private final HttpServer http;
    private SignalConnection signal;

    SecondReplica() {
        NotificationConfig config = bean(NotificationConfig.class);
        Pool pool = bean(Pool.class);
        ObjectMapper json = bean(ObjectMapper.class);
        Entitlements entitlements = bean(Entitlements.class);
        Replica replica = new Replica();
        server = new NotificationServer(config);
        CometdSessions sessions = new CometdSessions(server, config);
        SessionRepository store = new SessionRepository(pool, replica, config);
        NotificationRepository events = new NotificationRepository(pool, replica, json, config);
        StreamReader reader = new StreamReader(sessions, events);
        SessionJournal journal = new SessionJournal(sessions, store);
        ring = new StreamRing(new RingRepository(pool), reader, sessions, journal, replica);
        StoredSessions stored = new StoredSessions(server, store, reader, entitlements, ring);
        SessionReview review = new SessionReview(sessions, entitlements);
        notifications = new UserNotifications(events, sessions, reader, ring, json);
        lifecycle = new NotificationLifecycle(
                vertx, reader, journal, sessions, review, events, store, config, bean(Clock.class));
        route = new NotificationRoute(
                server, bean(NotificationAuthenticator.class), stored, config, new BodyMemory(1 << 24));
        Router router = Router.router(vertx.getDelegate());
        http = vertx.getDelegate().createHttpServer().requestHandler(router);
        start(router);
    }

    private void start(Router router) {
        try {
            route.register(router);
            http.listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        lifecycle.start(new StartupEvent());
        listen();
    }

    /** From now on, as after a start or when the connection was lost. */
    void listen() {
        signal = new SignalConnection(vertx, bean(ServiceConfig.class).db(), Duration.ofSeconds(1), List.of(ring));
        signal.start();
    }

    /** What is notified until it listens again is lost to it. */
    void stopListening() {
        signal.stop();
    }

    String url() {
        return "http://127.0.0.1:" + http.actualPort() + "/api/v2/notifications";
    }

    int port() {
        return http.actualPort();
    }

    ServerSession session(RawClient client) {
        return server.getSession(client.clientId());
    }

    /** Commits an event, and gives it out from here. */
    void publish(Subscriber user, Notification... messages) {
        notifications.deliver(store(notifications, user, messages));
    }

    /** What a change does: the event is committed and nothing else is done. */
    static StoredNotifications store(UserNotifications notifications, Subscriber user, Notification... messages) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> notifications.store(user, List.of(messages))));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    /** From one moment to the next, as {@code kill -9} does: nobody is answered and nothing is written. */
    void kill() {
        vertx.closeAndAwait();
    }

    @Override
    public void close() {
        route.drain(new ShutdownDelayInitiatedEvent());
        lifecycle.stop(new ShutdownEvent());
        signal.stop();
        vertx.closeAndAwait();
        try {
            route.stop(new ShutdownEvent());
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }
}
