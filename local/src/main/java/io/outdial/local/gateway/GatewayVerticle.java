package io.outdial.local.gateway;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.outdial.platform.request.RequestPath;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Server and client of one event loop: checks each request and passes it on, or refuses it. */
final class GatewayVerticle extends AbstractVerticle {

    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    /** A long poll keeps its connection, so this also bounds the desktops that one replica can hold. */
    private static final int CONNECTIONS_PER_REPLICA = 10_000;

    private final RouteTable routes;
    private final Map<Backend, Replicas> backends;
    private final ApiDocs docs;
    private final String bind;
    private final int port;
    private final Duration clientTimeout;

    private HttpClient client;

    GatewayVerticle(
            RouteTable routes,
            Map<Backend, Replicas> backends,
            ApiDocs docs,
            String bind,
            int port,
            Duration clientTimeout) {
        this.routes = routes;
        this.backends = backends;
        this.docs = docs;
        this.bind = bind;
        this.port = port;
        this.clientTimeout = clientTimeout;
    }

    @Override
    public void start(Promise<Void> started) {
        client = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                        .setDecompressionSupported(false))
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_REPLICA))
                .withConnectHandler(this::opened)
                .build();
        new GatewayServer(vertx, bind, port, clientTimeout)
                .requestHandler(this::handle)
                .invalidRequestHandler(this::refuseInvalid)
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    /** What breaks a connection is an event of the requests on it, and is logged with them. */
    private void opened(HttpConnection connection) {
        connection.exceptionHandler(broken -> {});
        Runnable cut = () -> ConnectionGuard.cut(connection);
        for (Replicas replicas : backends.values()) {
            replicas.at(connection.remoteAddress()).ifPresent(replica -> {
                replica.opened(cut);
                connection.closeHandler(closed -> replica.closed(cut));
            });
        }
    }

    private void handle(HttpServerRequest request) {
        watch(request);
        try {
            dispatch(request);
        } catch (RuntimeException e) {
            FailureLog.unexpected(e);
            request.connection().close();
        }
    }

    private void dispatch(HttpServerRequest request) {
        Optional<Refusal> fault = RequestRules.fault(request);
        if (fault.isPresent()) {
            fault.get().answer(request);
            return;
        }
        String path = RequestPath.normalise(request.uri()).orElseThrow();
        Optional<Route> route = routes.find(path);
        if (docs.covers(path)) {
            docs.answer(request, path);
        } else if (route.isEmpty()) {
            Refusal.NO_ROUTE.answer(request);
        } else {
            Replicas replicas = backends.get(route.get().backend());
            new Exchange(vertx, request, route.get(), client, replicas, clientTimeout.toMillis()).start();
        }
    }

    /** What the server could not read; it closes the connection after the answer. */
    private void refuseInvalid(HttpServerRequest request) {
        ConnectionGuard guard = watch(request);
        Throwable cause = request.decoderResult().cause();
        Refusal refusal = Refusal.BAD_REQUEST;
        if (cause instanceof ProtocolRule.Refused refused) {
            refusal = refused.refusal();
        } else if (cause instanceof TooLongHttpLineException) {
            refusal = Refusal.LINE_TOO_LONG;
        } else if (cause instanceof TooLongFrameException) {
            refusal = Refusal.HEADERS_TOO_LARGE;
        }
        refusal.answer(request, guard.targetAsSent());
    }

    private static ConnectionGuard watch(HttpServerRequest request) {
        ConnectionGuard guard = ConnectionGuard.of(request.connection());
        guard.requestBegan();
        request.response().endHandler(end -> guard.requestEnded());
        return guard;
    }
}
