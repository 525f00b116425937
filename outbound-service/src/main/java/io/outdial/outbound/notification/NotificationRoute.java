package io.outdial.outbound.notification;

import io.outdial.outbound.notification.BayeuxMessages.MalformedException;
import io.outdial.platform.dialect.Dialect;
import io.outdial.platform.dialect.ErrorAnswer;
import io.outdial.platform.dialect.FailureMapping;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.request.BodyMemory;
import io.outdial.platform.request.BodyReader;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cometd.bayeux.Promise;
import org.cometd.server.HttpException;
import org.jboss.logging.Logger;

/**
 * {@code POST /api/v2/notifications}, with the message type that CometD clients append to it or without. Reads the
 * body, finds out who asks, and only then enters CometD; whatever fails on the way is answered in the Genesys dialect
 * (reference genesys-web-services.md §3.2).
 */
@Singleton
final class NotificationRoute {

    private static final Logger LOG = Logger.getLogger(NotificationRoute.class);

    private static final String RETRY_AFTER_SECONDS = "5";

    private static final String PATHS =
            "/api/v2/notifications(?:/(?:handshake|connect|subscribe|unsubscribe|disconnect))?/?";

    private final NotificationServer server;
    private final NotificationAuthenticator authenticator;
    private final NotificationConfig config;
    private final BodyMemory memory;
    private volatile boolean draining;

    NotificationRoute(
            NotificationServer server,
            NotificationAuthenticator authenticator,
            NotificationConfig config,
            BodyMemory memory) {
        this.server = server;
        this.authenticator = authenticator;
        this.config = config;
        this.memory = memory;
    }

    void register(@Observes Router router) throws Exception {
        server.start();
        router.routeWithRegex(PATHS).handler(NotificationRoute::checkHead).failureHandler(NotificationRoute::fail);
        router.routeWithRegex(PATHS).handler(this::read).failureHandler(NotificationRoute::fail);
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
        String type = routing.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (!routing.request().method().equals(HttpMethod.POST)) {
            routing.response().putHeader(HttpHeaders.ALLOW, "POST");
            routing.fail(405);
        } else if (type != null && !type.toLowerCase(Locale.ROOT).matches("(?:application|text)/json\\s*(?:;.*)?")) {
            routing.fail(415);
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
                    refuse(routing, (Failure) body.cause());
                }
            } catch (Failure refused) {
                refuse(routing, refused);
            }
        });
    }

    private void receive(RoutingContext routing, byte[] body, BodyMemory.Share share) {
        if (draining || !server.isRunning()) {
            routing.fail(503);
            return;
        }
        List<Map<String, Object>> messages;
        try {
            messages = BayeuxMessages.read(body, share::take);
        } catch (MalformedException malformed) {
            refuse(routing, 400, malformed.getMessage());
            return;
        }
        Context context = Vertx.currentContext();
        Disconnection disconnection = Disconnection.of(routing);
        Uni.createFrom()
                .deferred(() -> authenticator.authenticate(routing))
                .emitOn(step -> context.runOnContext(now -> step.run()))
                .subscribe()
                .with(
                        credentials -> enter(
                                new BayeuxRequest(routing, messages, disconnection, credentials),
                                new BayeuxResponse(routing.response(), disconnection, context),
                                routing,
                                context),
                        failure -> unanswered(routing, failure));
    }

    /** Over HTTP, which clients take for a passing failure: they come again. */
    private static void unanswered(RoutingContext routing, Throwable failure) {
        if (failure instanceof Failure refusal) {
            ErrorAnswer answer = Dialect.GENESYS.refuse(refusal);
            if (answer.retryAfterSeconds() > 0) {
                routing.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(answer.retryAfterSeconds()));
            }
            answer(routing, answer.httpStatus(), Json.encode(answer.body()));
            return;
        }
        if (FailureMapping.mayPass(failure)) {
            LOG.warnf("Nobody can tell now who sends notification requests: %s", failure);
        } else {
            LOG.error("Nobody can tell now who sends notification requests", failure);
        }
        routing.fail(503);
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

    private static void refuse(RoutingContext routing, Failure failure) {
        routing.fail(failure.code().httpStatus(), failure);
    }

    private static void fail(RoutingContext routing, Throwable failure) {
        HttpServerResponse response = routing.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (failure instanceof HttpException http) {
            routing.fail(http.getCode());
        } else if (FailureMapping.mayPass(failure)) {
            LOG.warnf("A notification request waits in vain: %s", failure);
            routing.fail(503);
        } else {
            LOG.error("A notification request failed", failure);
            routing.fail(500);
        }
    }

    private static void fail(RoutingContext routing) {
        int status = routing.statusCode() < 400 ? 500 : routing.statusCode();
        String message =
                switch (status) {
                    case 405 -> "Only POST is supported here";
                    case 409 -> "A newer /meta/connect of the session took the place of this one";
                    case 413 -> "The body is too large";
                    case 415 -> "The Content-Type must be application/json";
                    case 503 -> "Notifications are not available now";
                    default -> status < 500 ? "The request cannot be understood" : "Internal error";
                };
        refuse(routing, status, message);
    }

    private static void refuse(RoutingContext routing, int status, String message) {
        // Genesys: 3 is a forbidden operation, 4 a fault of the server, 2 a parameter that is not valid.
        int statusCode = status == 405 ? 3 : status >= 500 ? 4 : 2;
        if (status == 503) {
            routing.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        answer(
                routing,
                status,
                new JsonObject()
                        .put("statusCode", statusCode)
                        .put("statusMessage", message)
                        .encode());
    }

    private static void answer(RoutingContext routing, int status, String body) {
        HttpServerResponse response = routing.response();
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(body);
        }
    }
}
