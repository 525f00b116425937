package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.NotificationAuthenticator;
import io.outdial.outbound.notification.NotificationConfig;
import io.outdial.outbound.notification.cometd.BayeuxMessages.MalformedException;
import io.outdial.platform.answer.FailureMapping;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.request.BodyMemory;
import io.outdial.platform.request.BodyReader;
import io.outdial.platform.request.RequestKind;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.Promise;
import org.cometd.server.HttpException;
import org.jboss.logging.Logger;

/**
 * {@code POST /api/v2/notifications}, with the message type that CometD clients append to it or without. Reads the
 * body, authenticates the sender, and only then enters CometD; whatever fails on the way is refused in the dialect of
 * the path ({@link FailureMapping}).
 */
@Singleton
final class NotificationRoute {

    private static final Logger LOG = Logger.getLogger(NotificationRoute.class);

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);

    /** In metrics: a poll is to be held, so its time says nothing of how quick answers are. */
    private static final String KIND = "notifications";

    private static final String PATHS =
            "/api/v2/notifications(?:/(?:handshake|connect|subscribe|unsubscribe|disconnect))?/?";

    /** Where guides of other installations have it. */
    private static final String WRONG_PLACES = "/(?:genesys/)?cometd(?:/.*)?";

    private final NotificationServer server;
    private final NotificationAuthenticator authenticator;
    private final StoredSessions sessions;
    private final NotificationConfig config;
    private final BodyMemory memory;
    private volatile boolean draining;

    NotificationRoute(
            NotificationServer server,
            NotificationAuthenticator authenticator,
            StoredSessions sessions,
            NotificationConfig config,
            BodyMemory memory) {
        this.server = server;
        this.authenticator = authenticator;
        this.sessions = sessions;
        this.config = config;
        this.memory = memory;
    }

    void register(@Observes Router router) throws Exception {
        server.start();
        router.routeWithRegex(PATHS).handler(NotificationRoute::checkHead);
        router.routeWithRegex(PATHS).handler(this::read);
        router.routeWithRegex(WRONG_PLACES)
                .handler(routing ->
                        routing.fail(new Failure.NotFound("Notifications are at POST /api/v2/notifications")));
    }

    /**
     * Answers held connects while the HTTP server still can, and refuses new ones: otherwise each of them would hold up
     * the end of the process. Quarkus sends this event only with {@code quarkus.shutdown.delay-enabled}.
     */
    void drain(@Observes ShutdownDelayInitiatedEvent shutdown) {
        draining = true;
        server.releaseConnects();
    }

    void stop(@Observes ShutdownEvent shutdown) throws Exception {
        server.stop();
    }

    private static void checkHead(RoutingContext routing) {
        RequestKind.set(routing, KIND);
        String type = routing.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (!routing.request().method().equals(HttpMethod.POST)) {
            routing.response().putHeader(HttpHeaders.ALLOW, "POST");
            routing.fail(new Failure.Refused(ErrorCode.METHOD_NOT_ALLOWED, "Only POST is supported here"));
        } else if (type != null && !type.toLowerCase(Locale.ROOT).matches("(?:application|text)/json\\s*(?:;.*)?")) {
            routing.fail(
                    new Failure.Refused(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The Content-Type must be application/json"));
        } else {
            routing.next();
        }
    }

    private void read(RoutingContext routing) {
        BodyMemory.Share share = memory.open();
        BodyReader.read(routing, config.bodyLimit().asLongValue(), share).onComplete(body -> {
            // What is left of a body of this size when it has been read is not worth counting.
            try (share) {
                if (body.succeeded()) {
                    receive(routing, body.result(), share);
                } else {
                    routing.fail(body.cause());
                }
            } catch (Failure refused) {
                routing.fail(refused);
            }
        });
    }

    private void receive(RoutingContext routing, byte[] body, BodyMemory.Share share) {
        if (draining || !server.isRunning()) {
            routing.fail(unavailable());
            return;
        }
        List<Map<String, Object>> messages;
        try {
            messages = BayeuxMessages.read(body, share::take);
        } catch (MalformedException malformed) {
            routing.fail(new Failure.Refused(ErrorCode.BAD_REQUEST, malformed.getMessage()));
            return;
        }
        Context context = Vertx.currentContext();
        Disconnection disconnection = Disconnection.of(routing);
        Uni.createFrom()
                .deferred(() -> authenticator.authenticate(routing))
                .call(credentials -> sessions.bring(clientId(messages.get(0)), credentials, browserId(routing)))
                .emitOn(step -> context.runOnContext(now -> step.run()))
                .subscribe()
                .with(
                        credentials -> enter(
                                new BayeuxRequest(routing, messages, disconnection, credentials),
                                new BayeuxResponse(routing.response(), disconnection, context),
                                routing,
                                context),
                        failure -> routing.fail(unanswered(failure)));
    }

    /** Of the session that a request belongs to: a handshake names the one it had before. */
    private static String clientId(Map<String, Object> message) {
        return Channel.META_HANDSHAKE.equals(message.get(Message.CHANNEL_FIELD))
                ? null
                : (String) message.get(Message.CLIENT_ID_FIELD);
    }

    private static String browserId(RoutingContext routing) {
        Cookie cookie = routing.request().getCookie(BayeuxRequest.COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    /** Over HTTP, which clients take for a passing failure: they try again. */
    private static Throwable unanswered(Throwable failure) {
        if (failure instanceof Failure) {
            return failure;
        }
        if (FailureMapping.isTransient(failure)) {
            LOG.warnf("Notification requests cannot be taken now: %s", failure);
        } else {
            LOG.error("Notification requests cannot be taken now", failure);
        }
        return unavailable();
    }

    private void enter(BayeuxRequest request, BayeuxResponse response, RoutingContext routing, Context context) {
        Promise<Void> outcome = Promise.from(
                done -> LOG.trace("Answered"), failure -> context.runOnContext(now -> fail(routing, failure)));
        try {
            server.transport().handle(request, request, response, outcome);
        } catch (RuntimeException unexpected) {
            outcome.fail(unexpected);
        }
    }

    private static void fail(RoutingContext routing, Throwable failure) {
        HttpServerResponse response = routing.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (failure instanceof HttpException http && http.getCode() == LongPollingTransport.SUPERSEDED) {
            routing.fail(new Failure.Refused(
                    ErrorCode.CONFLICT, "A newer /meta/connect of the session took the place of this one"));
        } else if (failure instanceof HttpException http && http.getCode() == StoredSessions.UNAVAILABLE) {
            routing.fail(unavailable());
        } else if (failure instanceof HttpException http) {
            routing.fail(http.getCode());
        } else if (FailureMapping.isTransient(failure)) {
            LOG.warnf("A notification request failed for now: %s", failure);
            routing.fail(unavailable());
        } else {
            LOG.error("A notification request failed", failure);
            routing.fail(new Failure.Internal());
        }
    }

    private static Failure unavailable() {
        return new Failure.Unavailable("Notifications are not available now", TRY_AGAIN_AFTER);
    }
}
