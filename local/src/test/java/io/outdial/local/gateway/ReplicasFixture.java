package io.outdial.local.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.outdial.local.FreePort;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The gateway in front of a service with two replicas, each of which answers its name. */
final class ReplicasFixture implements AutoCloseable {

    /** The state that a stub is in. */
    enum State {
        UP,
        /** Takes a request and closes the connection. */
        BREAKING,
        /** As after SIGSTOP. */
        SILENT
    }

    /** One replica. */
    final class Stub {

        final String name;
        final int port = FreePort.choose();
        final int managementPort = FreePort.choose();
        final Queue<String> cookies = new ConcurrentLinkedQueue<>();
        final Queue<String> requests = new ConcurrentLinkedQueue<>();
        volatile State state = State.UP;
        private HttpServer server;
        private HttpServer management;

        private Stub(String name) throws IOException {
            this.name = name;
            listen();
        }

        void listen() {
            server = vertx.createHttpServer().requestHandler(this::handle);
            management = vertx.createHttpServer().requestHandler(this::health);
            await(server.listen(port, "127.0.0.1"));
            await(management.listen(managementPort, "127.0.0.1"));
        }

        /** As after {@code kill -9}. */
        void close() {
            await(server.close());
            await(management.close());
        }

        private void health(HttpServerRequest request) {
            if (state != State.SILENT) {
                int status = request.path().equals("/q/health/ready") ? 200 : 404;
                request.response().setStatusCode(status).end();
            }
        }

        private void handle(HttpServerRequest request) {
            if (state == State.SILENT) {
                return;
            }
            request.body().onSuccess(body -> {
                requests.add(request.method() + " " + body);
                request.headers().getAll("Cookie").forEach(cookies::add);
                if (state == State.BREAKING) {
                    request.connection().close();
                } else {
                    request.response()
                            .putHeader("Set-Cookie", "BAYEUX_BROWSER=1")
                            .end(name);
                }
            });
        }
    }

    private static final Backend SERVICE = new Backend("service", 1);

    final Stub one;
    final Stub two;
    final int balancedPort = FreePort.choose();

    private final Vertx vertx = Vertx.vertx();
    private final int port = FreePort.choose();
    private final Gateway gateway;

    ReplicasFixture() throws IOException {
        one = new Stub("one");
        two = new Stub("two");
        Replicas replicas = new Replicas(List.of(replica(one), replica(two)));
        RouteTable routes = new RouteTable(List.of(
                Route.of(Route.Kind.PATH_PREFIX, "/v2", SERVICE, List.of()),
                Route.of(Route.Kind.PATH_PREFIX, "/ca_apis", SERVICE, List.of()),
                Route.of(Route.Kind.PATH_PREFIX, "/api/v2", SERVICE, List.of()),
                Route.of(Route.Kind.PATH_PREFIX, "/api/v2/notifications", SERVICE, List.of())
                        .sticky(true)));
        gateway = Gateway.start(vertx, routes, Map.of(SERVICE, replicas), "127.0.0.1", port, Gateway.CLIENT_TIMEOUT);
        ConnectionBalancer.start(vertx, balancedPort, replicas);
        HealthWatch.start(vertx, List.of(replicas), Duration.ofMillis(100));
    }

    private static Replica replica(Stub stub) {
        return new Replica(stub.name, at(stub.port), at(stub.managementPort));
    }

    private static SocketAddress at(int port) {
        return SocketAddress.inetSocketAddress(port, "127.0.0.1");
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The names that answer a number of requests in turn. */
    List<String> askedInTurn(int requests, String path, String... headers) throws Exception {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            names.add(send("GET", path, "", headers).body());
        }
        return names;
    }

    /** @param body empty for none */
    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return GatewayFixture.CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, SECONDS)
                .join();
    }

    @Override
    public void close() {
        gateway.close();
        await(vertx.close());
    }
}
