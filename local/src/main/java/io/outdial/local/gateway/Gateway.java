package io.outdial.local.gateway;

import io.outdial.local.LocalFailure;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;

/**
 * The one door to the four services. Finds the route of a request and passes request and response through as streams; sizes, time
 * limits and permissions are the services' matter. A client that goes away takes its request to the service with it, so an abandoned
 * long poll does not stay with the service.
 */
public final class Gateway implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Gateway.class.getName());
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    /** A long poll keeps its connection, so this also bounds the desktops that one service can hold. */
    private static final int CONNECTIONS_PER_SERVICE = 10_000;

    private final Vertx vertx;
    private final String deployment;

    private Gateway(Vertx vertx, String deployment) {
        this.vertx = vertx;
        this.deployment = deployment;
    }

    /**
     * Returns when the gateway accepts connections.
     *
     * @param routes    as the route file has them
     * @param addresses where each backend that a route names listens
     * @param bind      address to listen on
     * @param port      port to listen on, not 0: every event loop listens on it
     */
    public static Gateway start(
            Vertx vertx, RouteTable routes, Map<Backend, SocketAddress> addresses, String bind, int port) {
        for (Route route : routes.routes()) {
            if (!addresses.containsKey(route.backend())) {
                throw new LocalFailure("a route leads to " + route.backend() + ", which is none of the services");
            }
        }
        ApiDocs docs = new ApiDocs();
        DeploymentOptions perEventLoop =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        Future<String> deployed =
                vertx.deployVerticle(() -> new Door(routes, addresses, docs, bind, port), perEventLoop);
        return new Gateway(vertx, await(deployed, bind, port));
    }

    private static String await(Future<String> deployed, String bind, int port) {
        try {
            return deployed.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalFailure("the gateway cannot listen on " + bind + ":" + port + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while the gateway was starting", e);
        }
    }

    /** Stops listening and ends every open connection, long polls too. */
    @Override
    public void close() {
        try {
            vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalFailure("the gateway did not stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Door extends AbstractVerticle {

        private final RouteTable routes;
        private final Map<Backend, SocketAddress> addresses;
        private final ApiDocs docs;
        private final String bind;
        private final int port;

        private HttpProxy proxy;

        Door(RouteTable routes, Map<Backend, SocketAddress> addresses, ApiDocs docs, String bind, int port) {
            this.routes = routes;
            this.addresses = addresses;
            this.docs = docs;
            this.bind = bind;
            this.port = port;
        }

        @Override
        public void start(Promise<Void> started) {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                    .setMaxPoolSize(CONNECTIONS_PER_SERVICE)
                    .setDecompressionSupported(false));
            proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                    .origin(context -> toService(context.request().proxiedRequest(), context.client()))
                    .addInterceptor(new ForwardingRules());
            vertx.createHttpServer(new HttpServerOptions()
                            .setHost(bind)
                            .setPort(port)
                            .setHandle100ContinueAutomatically(true)
                            .setMaxHeaderSize(16 * 1024)
                            .setMaxInitialLineLength(8 * 1024))
                    .requestHandler(this::handle)
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void handle(HttpServerRequest request) {
            Optional<String> path = RequestPath.normalise(request.uri());
            if (path.isEmpty() || request.method().equals(HttpMethod.CONNECT)) {
                refuse(request, Refusal.BAD_PATH);
            } else if (docs.covers(path.get())) {
                docs.answer(request, path.get());
            } else if (routes.find(path.get()).isEmpty()) {
                refuse(request, Refusal.NO_ROUTE);
            } else {
                proxy.handle(request);
            }
        }

        private Future<HttpClientRequest> toService(HttpServerRequest request, HttpClient client) {
            Backend backend = RequestPath.normalise(request.uri())
                    .flatMap(routes::find)
                    .orElseThrow(() -> new IllegalStateException("no route, yet proxied"));
            return client.request(new RequestOptions().setServer(addresses.get(backend)))
                    .onSuccess(toService -> {
                        // Without a handler the reset below would be logged as an error of ours.
                        toService.exceptionHandler(failure -> LOG.fine(() -> "to " + backend + ": " + failure));
                        request.response().closeHandler(gone -> toService.reset());
                    });
        }

        private static void refuse(HttpServerRequest request, Refusal refusal) {
            request.response()
                    .setStatusCode(refusal.status())
                    .putHeader("Content-Type", "application/json")
                    .end(refusal.bodyFor("", false));
        }
    }
}
