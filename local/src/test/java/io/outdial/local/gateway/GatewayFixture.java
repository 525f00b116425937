package io.outdial.local.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.outdial.local.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The gateway in front of a stub that reports what reached it. */
final class GatewayFixture implements AutoCloseable {

    static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Backend STUB = new Backend("stub", 1);
    private static final Backend DOWN = new Backend("down", 2);
    private static final List<String> REMOVED = List.of("x-outdial-service-token", "forwarded");

    /** Connections that the stub has open, and requests that have reached it. */
    final AtomicInteger connections = new AtomicInteger();

    final AtomicInteger requests = new AtomicInteger();
    final int port;

    private final Vertx vertx = Vertx.vertx();
    private final Gateway gateway;

    GatewayFixture(Duration clientTimeout) throws Exception {
        HttpServer stub = vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(64 * 1024))
                .connectionHandler(this::count)
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, SECONDS);
        port = FreePort.choose();
        RouteTable routes = new RouteTable(List.of(
                Route.of(Route.Kind.PATH_PREFIX, "/v2", STUB, REMOVED),
                Route.of(Route.Kind.PATH_PREFIX, "/v2/down", DOWN, REMOVED),
                Route.of(Route.Kind.PATH_PREFIX, "/api/v2", STUB, REMOVED),
                Route.of(Route.Kind.PATH_PREFIX, "/api/v2/down", DOWN, REMOVED),
                Route.of(Route.Kind.REGULAR_EXPRESSION, "/[cC][aA]_apis/down$", DOWN, REMOVED),
                Route.of(Route.Kind.PATH_PREFIX, "/ca_apis", STUB, REMOVED)));
        Map<Backend, Replicas> backends = Map.of(STUB, only(stub.actualPort()), DOWN, only(FreePort.choose()));
        gateway = Gateway.start(vertx, routes, backends, "127.0.0.1", port, clientTimeout);
    }

    private static Replicas only(int port) {
        SocketAddress address = SocketAddress.inetSocketAddress(port, "127.0.0.1");
        return new Replicas(List.of(new Replica("stub", address, address)));
    }

    URI at(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port + pathAndQuery);
    }

    Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    /**
     * Sends the bytes as they are, since client libraries would correct them, and reads until the gateway closes the
     * connection.
     */
    String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private void count(HttpConnection connection) {
        connections.incrementAndGet();
        connection.closeHandler(closed -> connections.decrementAndGet());
    }

    /**
     * By the last segment: {@code poll} late, {@code never} never, {@code too-large} before the body has come,
     * {@code deaf} reads nothing.
     */
    private void answer(HttpServerRequest request) {
        requests.incrementAndGet();
        switch (request.path().substring(request.path().lastIndexOf('/') + 1)) {
            case "poll" -> vertx.setTimer(1_500, late -> request.response().end("late"));
            case "never" -> request.response().exceptionHandler(gone -> {});
            case "deaf" -> request.pause();
            case "too-large" ->
                request.response()
                        .setStatusCode(413)
                        .putHeader("Connection", "close")
                        .end("too large");
            case "trickle" -> {
                request.response().setChunked(true).write("first ");
                vertx.setTimer(300, later -> request.response().end("second"));
            }
            case "half" -> {
                request.response().putHeader("Content-Length", "10").write("half");
                vertx.setTimer(100, later -> request.connection().close());
            }
            case "endless" -> {
                request.response().setChunked(true).exceptionHandler(gone -> {});
                request.response().drainHandler(drained -> pour(request));
                pour(request);
            }
            default -> echo(request);
        }
    }

    private static void pour(HttpServerRequest request) {
        while (!request.response().writeQueueFull() && !request.response().closed()) {
            request.response().write("x".repeat(10_000));
        }
    }

    private static void echo(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            JsonObject headers = new JsonObject();
            request.headers()
                    .forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
            request.response()
                    .putHeader("X-From-Stub", "yes")
                    .setStatusCode(request.path().equals("/v2/teapot") ? 418 : 200)
                    .end(new JsonObject()
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("headers", headers)
                            .put("bodyLength", body.length())
                            .toBuffer());
        });
    }

    @Override
    public void close() {
        gateway.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, SECONDS)
                .join();
    }
}
