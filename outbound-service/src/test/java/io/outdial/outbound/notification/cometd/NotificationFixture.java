package io.outdial.outbound.notification.cometd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.outdial.outbound.cloudagent.CloudAgentDialect;
import io.outdial.outbound.genesys.GenesysDialect;
import io.outdial.outbound.notification.Credentials;
import io.outdial.outbound.notification.Entitlement;
import io.outdial.outbound.notification.Notification;
import io.outdial.outbound.notification.NotificationConfig;
import io.outdial.outbound.notification.Replica;
import io.outdial.outbound.notification.RingRepository;
import io.outdial.outbound.notification.SessionJournal;
import io.outdial.outbound.notification.StreamEvent;
import io.outdial.outbound.notification.StreamReader;
import io.outdial.outbound.notification.StreamRing;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.outbound.notification.UserSessions.Delivery;
import io.outdial.platform.answer.FailureMapping;
import io.outdial.platform.metric.RequestMetrics;
import io.outdial.platform.request.BodyMemory;
import io.outdial.platform.spec.SpecDocument;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The notification package on a bare Vert.x server, with three users: two of one client, one of another. As an
 * extension it is shared by the tests of a class.
 */
final class NotificationFixture implements AutoCloseable, AfterAllCallback {

    static final Subscriber ANN = new Subscriber(UUID.randomUUID(), UUID.randomUUID());
    static final Subscriber BOB = new Subscriber(ANN.clientId(), UUID.randomUUID());
    /** Same member id as Ann, of another client. */
    static final Subscriber EVE = new Subscriber(UUID.randomUUID(), ANN.memberId());

    static final Entitlement ENTITLED = new Entitlement("secret", Set.of("api-voice-outbound"));

    private static final Map<String, Subscriber> USERS =
            Map.of(basic("ann"), ANN, basic("bob"), BOB, basic("eve"), EVE);

    private static final SpecDocument DOCUMENT =
            new SpecDocument("outbound", List.of(new GenesysDialect(), new CloudAgentDialect()));

    final NotificationServer server;
    final CometdSessions sessions;
    final int port;
    /** The requests that came to the authenticator; it waits for {@link #gate} with each. */
    final Queue<RoutingContext> authenticating = new ConcurrentLinkedQueue<>();

    volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    private final MemoryStreams streams = new MemoryStreams();
    private final StreamReader reader;
    private final NotificationRoute route;
    private final Vertx vertx = Vertx.vertx();

    NotificationFixture(Settings settings) {
        server = new NotificationServer(settings);
        server.setSweepPeriod(50);
        sessions = new CometdSessions(server, settings);
        reader = new StreamReader(sessions, streams::readAfter);
        StreamRing ring = new StreamRing(
                new RingRepository(null), reader, sessions, new SessionJournal(sessions, streams), new Replica());
        StoredSessions stored = new StoredSessions(
                server, streams, reader, users -> Uni.createFrom().item(Map.of()), ring);
        route = new NotificationRoute(server, this::authenticate, stored, settings, new BodyMemory(1 << 24));
        Router router = Router.router(vertx);
        new FailureMapping(
                        DOCUMENT,
                        new ObjectMapper(),
                        new RequestMetrics(DOCUMENT, List.of(), new SimpleMeterRegistry()))
                .register(router);
        register(route, router);
        HttpServer http = vertx.createHttpServer().requestHandler(router);
        port = http.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join()
                .actualPort();
    }

    private static void register(NotificationRoute route, Router router) {
        try {
            route.register(router);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":secret-of-" + user).getBytes(UTF_8));
    }

    static Notification outbound(String referenceId) {
        return new Notification("/v2/me/outbound", Map.of("referenceId", referenceId));
    }

    static Notification internal(String referenceId) {
        return new Notification("/me/internal", Map.of("referenceId", referenceId));
    }

    /** @return how many sessions were given one of the messages, as long as one thread publishes at a time */
    int publish(Subscriber user, Notification... messages) {
        StreamEvent event = streams.append(user, List.of(messages));
        Delivery delivery = sessions.deliver(event);
        if (delivery.isAhead()) {
            reader.read(Set.of(user));
        }
        return delivery.sessions();
    }

    String url() {
        return "http://127.0.0.1:" + port + "/api/v2/notifications";
    }

    RawClient raw(String user) {
        return new RawClient(url(), basic(user));
    }

    /** What Quarkus does first when it is told to stop. */
    void drain() {
        route.drain(new ShutdownDelayInitiatedEvent());
    }

    @Override
    public void close() {
        drain();
        try {
            route.stop(new ShutdownEvent());
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    /** Answers from another thread, as a real one that asks a database does. */
    private Uni<Credentials> authenticate(RoutingContext routing) {
        authenticating.add(routing);
        String header = routing.request().getHeader("Authorization");
        return Uni.createFrom()
                .completionStage(() -> gate)
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(open -> credentials(header));
    }

    private static Credentials credentials(String header) {
        if (header == null) {
            return new Credentials.Absent();
        }
        if (header.equals("Broken")) {
            throw new IllegalStateException("no database");
        }
        Subscriber user = USERS.get(header);
        return user == null ? new Credentials.Refused() : new Credentials.Accepted(user, ENTITLED);
    }

    /** The defaults of {@link NotificationConfig}, except what a test has to change. */
    record Settings(Duration timeout, Duration maxInterval, int maxQueue, int maxSessionsPerBrowser)
            implements NotificationConfig {

        static final Settings DEFAULT = new Settings(Duration.ofSeconds(30), Duration.ofSeconds(60), 1000, 4);

        Settings withTimeout(Duration other) {
            return new Settings(other, maxInterval, maxQueue, maxSessionsPerBrowser);
        }

        Settings withMaxInterval(Duration other) {
            return new Settings(timeout, other, maxQueue, maxSessionsPerBrowser);
        }

        Settings withMaxQueue(int other) {
            return new Settings(timeout, maxInterval, other, maxSessionsPerBrowser);
        }

        Settings withMaxSessionsPerBrowser(int other) {
            return new Settings(timeout, maxInterval, maxQueue, other);
        }

        @Override
        public Duration replay() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration maxAge() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration multiSessionInterval() {
            return Duration.ofSeconds(2);
        }

        @Override
        public int maxSessionsPerUser() {
            return 5;
        }

        @Override
        public int maxSubscriptions() {
            return 8;
        }

        @Override
        public MemorySize bodyLimit() {
            return new MemorySize(BigInteger.valueOf(1 << 20));
        }

        @Override
        public CookieSameSite cookieSameSite() {
            return CookieSameSite.LAX;
        }

        @Override
        public boolean cookiePartitioned() {
            return false;
        }
    }
}
