package io.outdial.transfer.ping;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.JksOptions;
import io.vertx.core.net.NetServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/**
 * A client's own system on loopback: honest, broken or hostile, by the path that is asked. As a test resource it is a
 * host that the operator allows.
 */
public class PingedHost implements QuarkusTestResourceLifecycleManager {

    private static volatile String allowedBase;
    private static volatile PingedHost allowed;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    /** The one that stands beside the service under test. */
    public static PingedHost allowed() {
        return allowed;
    }

    /** {@code http://localhost:port} of the one beside the service. */
    public static String base() {
        return allowedBase;
    }

    @Override
    public Map<String, String> start() {
        allowed = this;
        allowedBase = "http://localhost:" + listen(null);
        return Map.of(
                "outdial.ping.allowed-hosts",
                allowedBase,
                "outdial.ping.concurrent-per-host",
                "4",
                "outdial.ping.breaker.delay",
                "1s");
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** @param certificate null for plain http */
    int listen(JksOptions certificate) {
        HttpServerOptions options = new HttpServerOptions();
        if (certificate != null) {
            options.setSsl(true).setSni(true).setKeyCertOptions(certificate);
        }
        return vertx.createHttpServer(options)
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** Answers every connection with these very bytes. */
    int listenRaw(String answer) {
        NetServer server = vertx.createNetServer();
        return server.connectHandler(socket -> socket.handler(request -> socket.end(Buffer.buffer(answer))))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** Requests so far. */
    public int asked() {
        return asked.get();
    }

    /** Answers that are being given and not yet broken off. */
    public int open() {
        return open.get();
    }

    int mostOpen() {
        return mostOpen.get();
    }

    private void answer(HttpServerRequest request) {
        asked.incrementAndGet();
        HttpServerResponse response = request.response();
        int now = open.incrementAndGet();
        mostOpen.accumulateAndGet(now, Math::max);
        // Called for one that is broken off, too.
        response.endHandler(end -> open.decrementAndGet());
        request.bodyHandler(body -> answer(request, body));
    }

    private void answer(HttpServerRequest request, Buffer body) {
        HttpServerResponse response = request.response().putHeader("Content-Type", "application/json");
        switch (request.path()) {
            case "/ok" -> response.end("{\"status\":\"accepted\",\"destination\":{\"number\":\"(202) 555-0142\"}}");
            case "/refuses" -> response.end("{\"status\":\"busy\"}");
            case "/new-area" ->
                response.end(
                        "{\"status\":\"accepted\",\"destination\":{\"number\":\"+17295550143\",\"national\":\"729-555-0143\",\"other\":4930123456780}}");
            case "/nonumber" -> response.end("{\"status\":\"accepted\",\"destination\":{\"number\":\"Jane\"}}");
            case "/echo" -> response.end(echo(request, body).encode());
            case "/gzip" ->
                response.putHeader("Content-Encoding", "gzip").end(gzip("{\"a\":\"" + "x".repeat(50_000) + "\"}"));
            case "/bomb" ->
                response.putHeader("Content-Encoding", "gzip").end(gzip("\"" + "0".repeat(20_000_000) + "\""));
            case "/nogzip" -> response.putHeader("Content-Encoding", "gzip").end("{}");
            case "/brotli" -> response.putHeader("Content-Encoding", "br").end("{}");
            case "/large" -> response.end("\"" + "x".repeat(70_000) + "\"");
            case "/endless" -> pour(response.setChunked(true));
            case "/drip" -> drip(response.setChunked(true));
            case "/silent" -> {}
            case "/slow" -> vertx.setTimer(300, fired -> response.end("{}"));
            case "/redirect" ->
                response.setStatusCode(302)
                        .putHeader("Location", request.getParam("to"))
                        .end("{}");
            case "/html" -> response.putHeader("Content-Type", "text/html").end("{}");
            case "/latin" ->
                response.putHeader("Content-Type", "application/json; charset=iso-8859-1")
                        .end("{}");
            case "/text" -> response.end("no JSON");
            case "/empty" -> response.end();
            case "/twice" -> response.end("{\"a\":1,\"a\":2}");
            case "/trailing" -> response.end("{} {}");
            case "/deep" -> response.end("[".repeat(1_000) + "]".repeat(1_000));
            case "/long" -> response.end("9".repeat(5_000));
            case "/head" -> response.putHeader("X-Large", "x".repeat(20_000)).end("{}");
            case "/broken" -> response.setStatusCode(500).end("{}");
            case "/absent" -> response.setStatusCode(404).end("{}");
            default -> throw new IllegalArgumentException(request.path());
        }
    }

    private static JsonObject echo(HttpServerRequest request, Buffer body) {
        JsonObject headers = new JsonObject();
        request.headers()
                .forEach(header -> headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
        return new JsonObject()
                .put("method", request.method().name())
                .put("uri", request.uri())
                .put("sni", request.connection().indicatedServerName())
                .put("headers", headers)
                .put("body", body.toString());
    }

    private void pour(HttpServerResponse response) {
        response.write("[0" + ",0".repeat(4_000));
        long timer = vertx.setPeriodic(1, fired -> response.write(",0".repeat(4_000)));
        response.closeHandler(closed -> vertx.cancelTimer(timer));
    }

    private void drip(HttpServerResponse response) {
        response.write("[");
        long timer = vertx.setPeriodic(50, fired -> response.write(" "));
        response.closeHandler(closed -> vertx.cancelTimer(timer));
    }

    private static Buffer gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
