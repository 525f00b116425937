package io.outdial.local.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gateway in front of a stub that tells what reached it. */
class GatewayTest {

    private static final Backend STUB = new Backend("stub", 1);
    private static final Backend DOWN = new Backend("down", 2);
    private static final AtomicInteger CANCELLED = new AtomicInteger();
    private static final CountDownLatch POLL_ARRIVED = new CountDownLatch(1);

    private static Vertx vertx;
    private static Gateway gateway;
    private static int port;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        HttpServer stub = vertx.createHttpServer()
                .requestHandler(GatewayTest::stub)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, SECONDS);
        port = freePort();
        RouteTable routes = new RouteTable(List.of(
                Route.of(Route.Kind.PATH_PREFIX, "/v2", STUB),
                Route.of(Route.Kind.PATH_PREFIX, "/v2/down", DOWN),
                Route.of(Route.Kind.PATH_PREFIX, "/api/v2/down", DOWN),
                Route.of(Route.Kind.REGULAR_EXPRESSION, "(?i)/ca_apis/down", DOWN)));
        Map<Backend, SocketAddress> addresses = Map.of(
                STUB, SocketAddress.inetSocketAddress(stub.actualPort(), "127.0.0.1"),
                DOWN, SocketAddress.inetSocketAddress(freePort(), "127.0.0.1"));
        gateway = Gateway.start(vertx, routes, addresses, "127.0.0.1", port);
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    /** Answers with what it got; {@code /v2/poll} late, {@code /v2/never} never, {@code /v2/too-large} before the body has come. */
    private static void stub(HttpServerRequest request) {
        switch (request.path()) {
            case "/v2/poll" -> vertx.setTimer(1_500, late -> request.response().end("late"));
            case "/v2/never" -> {
                request.response().exceptionHandler(gone -> CANCELLED.incrementAndGet());
                POLL_ARRIVED.countDown();
            }
            case "/v2/too-large" ->
                request.response()
                        .setStatusCode(413)
                        .putHeader("Connection", "close")
                        .end("too large");
            case "/v2/trickle" -> {
                request.response().setChunked(true).write("first ");
                vertx.setTimer(300, later -> request.response().end("second"));
            }
            default ->
                request.body().onSuccess(body -> {
                    JsonObject headers = new JsonObject();
                    request.headers()
                            .forEach(
                                    header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
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
    }

    @Test
    void statusHeadersAndBodyPassThrough() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(at("/v2/teapot?a=%2F..%3b&b"))
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{}"))
                .header("x-api-key", "cc_x"));

        JsonObject seen = new JsonObject(response.body());
        assertEquals(418, response.statusCode());
        assertEquals("yes", response.headers().firstValue("x-from-stub").orElse(null));
        assertEquals("PATCH", seen.getString("method"));
        assertEquals("/v2/teapot?a=%2F..%3b&b", seen.getString("uri"));
        assertEquals("cc_x", seen.getJsonObject("headers").getString("x-api-key"));
        assertEquals(2, seen.getInteger("bodyLength"));
    }

    @Test
    void headersThatWouldLendPowerDoNot() throws Exception {
        JsonObject headers = new JsonObject(send(HttpRequest.newBuilder(at("/v2/echo"))
                                .header("X-Outdial-Service-Token", "guessed")
                                .header("Forwarded", "for=10.0.0.1")
                                .header("X-Forwarded-For", "10.0.0.1")
                                .header("X-Forwarded-Proto", "https")
                                .header("X-Forwarded-Host", "elsewhere"))
                        .body())
                .getJsonObject("headers");

        assertFalse(headers.containsKey("x-outdial-service-token"));
        assertFalse(headers.containsKey("forwarded"));
        assertEquals("127.0.0.1", headers.getString("x-forwarded-for"));
        assertEquals("http", headers.getString("x-forwarded-proto"));
        assertEquals("127.0.0.1:" + port, headers.getString("x-forwarded-host"));
    }

    @Test
    void theServiceGetsTheOneSpelling() throws Exception {
        String answer = raw("GET //%76%32//a%20b?q=%2e HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertTrue(answer.contains("\"uri\":\"/v2/a%20b?q=%2e\""), answer);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "/internal/v1/directory/lookup,   404",
        "/%69nternal/v1,                  404",
        "//internal,                      404",
        "/q/health,                       404",
        "/,                               404",
        "/v2x,                            404",
        "/V2/echo,                        404",
        "/v2/../internal,                 400",
        "/v2/%2e%2e/internal,             400",
        "/v2%2finternal,                  400",
        "/v2;x=y/echo,                    400",
        "/internal;x=y,                   400",
        "http://127.0.0.1/v2/echo,        400",
        "*,                               400",
    })
    void whatIsNotRoutedIsNotThere(String target, int status) throws Exception {
        String answer = raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(
                answer.endsWith(
                        status == 404
                                ? "{\"message\":\"No such resource\",\"code\":\"NOT_FOUND\"}"
                                : "{\"message\":\"Malformed path\",\"code\":\"BAD_REQUEST\"}"),
                answer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2/down      | {\"message\":\"%s\",\"code\":\"SERVICE_UNAVAILABLE\"}",
                "/api/v2/down  | {\"statusCode\":4,\"statusMessage\":\"%s\"}",
                "/CA_apis/down | {\"status\":\"error\",\"message\":\"%s\"}",
            })
    void aServiceThatIsDownIs503InTheDialect(String path, String body) throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertEquals(503, response.statusCode());
        assertEquals(body.formatted("The service is not available, try again shortly"), response.body());
        assertEquals(
                "application/json",
                response.headers().firstValue("content-type").orElse(null));
        assertTrue(response.headers().firstValue("retry-after").isPresent());
    }

    @Test
    void aLongPollWaits() throws Exception {
        assertEquals("late", send(HttpRequest.newBuilder(at("/v2/poll"))).body());
    }

    @Test
    void anAnswerIsPassedOnWhileItIsStillComing() throws Exception {
        HttpResponse<InputStream> response =
                CLIENT.send(HttpRequest.newBuilder(at("/v2/trickle")).build(), BodyHandlers.ofInputStream());

        assertEquals("first ", new String(response.body().readNBytes(6), StandardCharsets.UTF_8));
        assertEquals("second", new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void aClientThatLeavesTakesItsRequestWithIt() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET /v2/never HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertTrue(POLL_ARRIVED.await(10, SECONDS));
            assertEquals(0, CANCELLED.get());
        }
        await().atMost(10, SECONDS).until(() -> CANCELLED.get() == 1);
    }

    @Test
    void aRefusalBeforeTheEndOfALargeBodyArrives() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(at("/v2/too-large"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[2 << 20])));

        assertEquals(413, response.statusCode());
        assertEquals("too large", response.body());
    }

    @Test
    void aLargeBodyPasses() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(at("/v2/echo"))
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[5 << 20])));

        assertEquals(5 << 20, new JsonObject(response.body()).getInteger("bodyLength"));
    }

    @Test
    void theApiDocsComeFromHereAlone() throws Exception {
        assertEquals(302, send(HttpRequest.newBuilder(at("/docs"))).statusCode());
        HttpResponse<String> page = send(HttpRequest.newBuilder(at("/docs/")));
        assertEquals(200, page.statusCode());
        assertTrue(
                page.headers().firstValue("content-security-policy").orElse("").startsWith("default-src 'self';"));
        for (String part :
                List.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "outdial.js")) {
            assertTrue(page.body().contains(part));
            assertEquals(200, send(HttpRequest.newBuilder(at("/docs/" + part))).statusCode());
        }
        assertFalse(page.body().contains("://"));
        assertEquals(404, send(HttpRequest.newBuilder(at("/docs/other"))).statusCode());
        assertEquals(405, send(HttpRequest.newBuilder(at("/docs/")).DELETE()).statusCode());
    }

    private static URI at(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port + pathAndQuery);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** As it stands on the wire: clients tidy paths up. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return Buffer.buffer(socket.getInputStream().readAllBytes()).toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
