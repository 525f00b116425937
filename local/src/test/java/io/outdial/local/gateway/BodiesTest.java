package io.outdial.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A body arrives whatever its framing: HTTP/2 needs no length, HTTP/1 may use chunks, and either may end in trailers.
 */
class BodiesTest {

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = new GatewayFixture(Gateway.CLIENT_TIMEOUT);
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    /** Java's client begins with an upgrade from HTTP/1.1 and keeps to HTTP/2 on the same connection. */
    @ParameterizedTest
    @CsvSource({"HTTP_2, 0", "HTTP_2, 5", "HTTP_2, 3000000", "HTTP_1_1, 0", "HTTP_1_1, 5", "HTTP_1_1, 3000000"})
    void ofUnknownLength(HttpClient.Version version, int length) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        for (int i = 0; i < 2; i++) {
            HttpRequest request = HttpRequest.newBuilder(gateway.at("/v2/echo"))
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length])))
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

            assertEquals(200, answer.statusCode());
            assertEquals(length, new JsonObject(answer.body()).getInteger("bodyLength"));
            assertEquals(version, answer.version());
        }
    }

    @Test
    void ofHttp2WithoutALength() throws Exception {
        try (RawHttp2 http2 = new RawHttp2(gateway)) {
            http2.headers("POST", "/v2/echo", Map.of(), false);
            http2.data("abc", false);
            http2.data("", false);
            http2.data("de", true);
            assertEquals(5, new JsonObject(http2.answer().body()).getInteger("bodyLength"));
        }
    }

    @Test
    void noneOfHttp2() throws Exception {
        try (RawHttp2 http2 = new RawHttp2(gateway)) {
            http2.headers("GET", "/v2/echo", Map.of(), true);
            JsonObject seen = new JsonObject(http2.answer().body());
            assertEquals(0, seen.getInteger("bodyLength"));
            assertTrue(!seen.getJsonObject("headers").containsKey("transfer-encoding"), seen.encode());
        }
    }

    @Test
    void withTrailers() throws Exception {
        try (RawHttp2 http2 = new RawHttp2(gateway)) {
            http2.headers("POST", "/v2/echo", Map.of(), false);
            http2.data("abc", false);
            http2.trailers(Map.of("x-checksum", "1"));
            assertEquals(3, new JsonObject(http2.answer().body()).getInteger("bodyLength"));
        }
        String chunked = "Connection: close\r\nTransfer-Encoding: chunked\r\nTrailer: X-Checksum";
        String body = String.join("\r\n", "3", "abc", "0", "X-Checksum: 1", "", "");
        String answer = gateway.raw("POST /v2/echo HTTP/1.1\r\nHost: x\r\n" + chunked + "\r\n\r\n" + body);
        assertTrue(answer.contains("\"bodyLength\":3"), answer);
    }

    @Test
    void cookiesThatCameOneByOneAreOneHeader() throws Exception {
        HttpResponse<String> answer = GatewayFixture.CLIENT.send(
                HttpRequest.newBuilder(gateway.at("/v2/echo"))
                        .header("Cookie", "a=1")
                        .header("Cookie", "b=2")
                        .build(),
                BodyHandlers.ofString());

        assertEquals(
                "a=1; b=2",
                new JsonObject(answer.body()).getJsonObject("headers").getString("cookie"));
    }

    @Test
    void anAnswerThatBreaksOffIsNotTakenForAWholeOne() throws Exception {
        String answer = gateway.raw("GET /v2/half HTTP/1.1\r\nHost: x\r\n\r\n");

        assertTrue(answer.contains("content-length: 10") || answer.contains("Content-Length: 10"), answer);
        assertTrue(answer.endsWith("\r\n\r\nhalf"), answer);
    }
}
