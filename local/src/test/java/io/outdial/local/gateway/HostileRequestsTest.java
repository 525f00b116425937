package io.outdial.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Malformed requests over raw sockets: each is answered with its status in the shape of its path's API, reaches no
 * service, and leaves none of its content in the log.
 */
class HostileRequestsTest {

    private static final String SECRET = "cc_0123456789abcdef0123456789abcdef";
    private static final List<String> LOGGED = new ArrayList<>();
    private static final Handler LOG = new Handler() {

        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            synchronized (LOGGED) {
                LOGGED.add(formatter.format(entry));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() throws Exception {
        Logger.getLogger("").addHandler(LOG);
        gateway = new GatewayFixture(Gateway.CLIENT_TIMEOUT);
    }

    @BeforeEach
    void forget() {
        gateway.requests.set(0);
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        Logger.getLogger("").removeHandler(LOG);
    }

    static Stream<Arguments> malformedTargets() {
        return Stream.of("/v2/echo", "/api/v2/me", "/ca_apis/AddCampaignData", "/CA_APIS/x", "/cloudAgentRestAPI/x")
                .flatMap(path -> Stream.of(
                                path + "/%zz",
                                path + "/%",
                                path + "/%00",
                                path + "/%2fx",
                                path + ";x=1",
                                path + "/a|b",
                                path + "/a{b",
                                path + "/a\\b",
                                path + "/a^b",
                                path + "/../x",
                                path + "?search=100%",
                                path + "?search=%zz",
                                path + "?search=a|b",
                                path + "?search=a{b",
                                path + "?search=a\\b",
                                path + "?search=a^b",
                                path + "?search=\u00fc",
                                path + "?search=a b",
                                path + "?search=a\rb",
                                path + "?search=a\nb")
                        .map(target -> Arguments.of(path, target)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("malformedTargets")
    void aMalformedTargetIs400ByEitherVersion(String path, String target) throws Exception {
        String answer = http1("GET " + target + " HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + SECRET + "\r\n");
        assertRefused(400, path, answer);

        try (RawHttp2 http2 = new RawHttp2(gateway)) {
            http2.headers("GET", target, Map.of("x-api-key", SECRET), true);
            RawHttp2.Answer second = http2.answer();
            assertEquals(400, second.status());
            assertShape(path, second.body());
            assertTrue(second.headers().contains("x-request-id"));
        }
        assertReachedNoService();
    }

    static Stream<Arguments> requests() {
        String long10 = "x".repeat(10_000);
        String long70 = "x".repeat(70_000);
        return Stream.of(
                Arguments.of(400, "/v2/echo", "GET /v2/echo HTTP/1.1\r\n"),
                Arguments.of(400, "/api/v2/me", "GET /api/v2/me HTTP/1.1\r\nHost: a\r\nHost: b\r\n"),
                Arguments.of(400, "/ca_apis/x", "GET /ca_apis/x HTTP/1.1\r\nHost: a b\r\n"),
                Arguments.of(400, "/v2/echo", "GET /v2/echo HTTP/1.1\r\nHost:\r\n"),
                Arguments.of(414, "/v2/echo", "GET /v2/" + long10 + " HTTP/1.1\r\nHost: x\r\n"),
                Arguments.of(414, "/api/v2/me", "GET /api/v2/me?x=" + long70 + " HTTP/1.1\r\nHost: x\r\n"),
                Arguments.of(414, "/ca_apis/x", "GET /ca_apis/x?x=" + long10 + " HTTP/1.1\r\nHost: x\r\n"),
                Arguments.of(431, "/v2/echo", "GET /v2/echo HTTP/1.1\r\nHost: x\r\nA: " + long70 + "\r\n"),
                Arguments.of(431, "/api/v2/me", "GET /api/v2/me HTTP/1.1\r\nHost: x\r\nA: " + long70 + "\r\n"),
                Arguments.of(431, "/ca_apis/x", "GET /ca_apis/x HTTP/1.1\r\nHost: x\r\nA: " + long70 + "\r\n"),
                Arguments.of(404, "/CA_Apis", "GET /CA_Apis HTTP/1.1\r\nHost: x\r\n"),
                Arguments.of(404, "/api", "GET /api HTTP/1.1\r\nHost: x\r\n"),
                Arguments.of(400, "/api/v2/me", "CONNECT /api/v2/me HTTP/1.1\r\nHost: x\r\n"),
                Arguments.of(400, "/api/v2/me", "G@T /api/v2/me HTTP/1.1\r\nHost: x\r\n"),
                Arguments.of(400, "/api/v2/me", "GET /api/v2/me HTTP/7.5\r\nHost: x\r\n"),
                Arguments.of(400, "/api/v2/me", "GET /api/v2/me\r\nHost: x\r\n"),
                Arguments.of(400, "/api/v2/me", "GET /api/v2/me HTTP/1.1\r\nHost: x\r\nContent-Length: two\r\n"),
                Arguments.of(400, "/ca_apis/x", "POST /ca_apis/x HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n"),
                Arguments.of(
                        400,
                        "/v2/echo",
                        "POST /v2/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n"),
                Arguments.of(
                        400,
                        "/v2/echo",
                        "POST /v2/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n"),
                Arguments.of(
                        400, "/v2/echo", "POST /v2/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n"),
                Arguments.of(400, "/v2/echo", "GET /v2/echo HTTP/1.1\r\nHost: x\r\nX-Api Key: " + SECRET + "\r\n"),
                Arguments.of(
                        400, "/api/v2/me", "GET /api/v2/me HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + SECRET + "\0\r\n"));
    }

    @ParameterizedTest(name = "{0} {1} #{index}")
    @MethodSource("requests")
    void aMalformedRequestIsRefused(int status, String path, String head) throws Exception {
        assertRefused(status, path, http1(head));
        assertReachedNoService();
    }

    static Stream<Arguments> upgrades() {
        String webSocket =
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13";
        return Stream.of(
                        webSocket,
                        "Upgrade: h2c\r\nConnection: Upgrade",
                        "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: !",
                        "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAAA",
                        "Upgrade: h2c, websocket\r\nConnection: Upgrade")
                .flatMap(upgrade -> Stream.of("/v2/echo", "/api/v2/notifications", "/ca_apis/x")
                        .map(path -> Arguments.of(path, upgrade)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("upgrades")
    void anUpgradeIsRefusedAndTheSocketClosed(String path, String upgrade) throws Exception {
        // No "Connection: close" here: it is the gateway that ends the connection.
        String answer = gateway.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + upgrade + "\r\n\r\n");

        assertRefused(400, path, answer);
        assertReachedNoService();
    }

    static Stream<Arguments> http2Headers() {
        return Stream.of(
                Arguments.of(400, Map.of("x-api-key", SECRET + "\r\nx-evil: 1")),
                Arguments.of(400, Map.of("x-api-key", SECRET + "\n")),
                Arguments.of(400, Map.of("x-api-key", SECRET + "\0")),
                Arguments.of(431, Map.of("a", "x".repeat(20_000))));
    }

    @ParameterizedTest(name = "{0} #{index}")
    @MethodSource("http2Headers")
    void aHeaderThatHttp1CannotCarryIsRefused(int status, Map<String, String> headers) throws Exception {
        for (String path : List.of("/v2/echo", "/api/v2/me", "/ca_apis/x")) {
            try (RawHttp2 http2 = new RawHttp2(gateway)) {
                http2.headers("GET", path, headers, true);
                RawHttp2.Answer answer = http2.answer();
                assertEquals(status, answer.status(), path);
                assertShape(path, answer.body());
            }
        }
        assertReachedNoService();
    }

    @Test
    void aMethodThatHttp1CannotCarryIsRefused() throws Exception {
        try (RawHttp2 http2 = new RawHttp2(gateway)) {
            http2.headers("GET /v2/evil HTTP/1.1\r\nX-A: b\r\n\r\nGET", "/v2/echo", Map.of(), true);
            assertEquals(-1, http2.answer().status(), "a malformed pseudo header is a reset of the stream");
        }
        assertReachedNoService();
    }

    @ParameterizedTest
    @CsvSource({"5, 123", "2, 123"})
    void aLengthThatDoesNotFitIs400(String length, String body) throws Exception {
        try (RawHttp2 http2 = new RawHttp2(gateway)) {
            http2.headers("POST", "/api/v2/me", Map.of("content-length", length), false);
            http2.data(body, true);
            RawHttp2.Answer answer = http2.answer();
            assertEquals(400, answer.status());
            assertShape("/api/v2/me", answer.body());
        }
        assertQuiet();
    }

    @Test
    void aChunkWithoutALengthIs400() throws Exception {
        String answer = gateway.raw(
                "POST /api/v2/me HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\nabc\r\n");

        assertRefused(400, "/api/v2/me", answer);
        assertQuiet();
    }

    @Test
    void theNextRequestOfAConnectionIsToldApartFromTheFirst() throws Exception {
        try (Socket socket = gateway.connect()) {
            String first = "GET /ca_apis/x HTTP/1.1\r\nHost: x\r\n\r\n";
            socket.getOutputStream().write(first.getBytes(StandardCharsets.ISO_8859_1));
            byte[] begin = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 200", new String(begin, StandardCharsets.ISO_8859_1));
            String second = "GET /api/v2/me?a b HTTP/1.1\r\nHost: x\r\n\r\n";
            socket.getOutputStream().write(second.getBytes(StandardCharsets.ISO_8859_1));
            String rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(rest.contains("HTTP/1.0 400"), rest);
            assertShape("/api/v2/me", rest.substring(rest.lastIndexOf("\r\n\r\n") + 4));
        }
    }

    private static String http1(String head) throws Exception {
        String noBody = head.contains("chunked") ? "0\r\n\r\n" : "";
        return gateway.raw(head + "Connection: close\r\n\r\n" + noBody);
    }

    private static void assertRefused(int status, String path, String answer) {
        assertTrue(
                answer.startsWith("HTTP/1.1 " + status + " ") || answer.startsWith("HTTP/1.0 " + status + " "), answer);
        String head = answer.toLowerCase(Locale.ROOT);
        assertTrue(head.contains("x-request-id: "), answer);
        assertTrue(head.contains("content-type: application/json"), answer);
        assertTrue(head.contains("cache-control: no-store"), answer);
        assertTrue(head.contains("x-content-type-options: nosniff"), answer);
        assertShape(path, answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    private static void assertShape(String path, String body) {
        JsonObject json = new JsonObject(body);
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.startsWith("/api")) {
            assertEquals(Set.of("statusCode", "statusMessage"), json.fieldNames(), body);
        } else if (lower.startsWith("/c")) {
            assertEquals(Set.of("status", "message"), json.fieldNames(), body);
            assertEquals("error", json.getString("status"));
        } else {
            assertEquals(Set.of("message", "code"), json.fieldNames(), body);
        }
    }

    /** The request has reached no service. */
    private static void assertReachedNoService() {
        assertEquals(0, gateway.requests.getAndSet(0));
        assertQuiet();
    }

    private static void assertQuiet() {
        gateway.requests.set(0);
        synchronized (LOGGED) {
            String all = String.join("", LOGGED);
            LOGGED.clear();
            assertFalse(all.contains(SECRET), all);
            assertFalse(all.contains("Exception"), all);
        }
    }
}
