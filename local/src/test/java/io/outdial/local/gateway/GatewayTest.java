package io.outdial.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What passes the gateway, and what is refused. */
class GatewayTest {

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = new GatewayFixture(Gateway.CLIENT_TIMEOUT);
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
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
    void headersThatWouldGrantAccessAreRemoved() throws Exception {
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
        assertEquals("127.0.0.1:" + gateway.port, headers.getString("x-forwarded-host"));
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
                "/v2/down      | {\"message\":\"%s\",\"code\":\"SERVICE_UNAVAILABLE\",\"retryAfter\":1}",
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
        HttpResponse<InputStream> response = GatewayFixture.CLIENT.send(
                HttpRequest.newBuilder(at("/v2/trickle")).build(), BodyHandlers.ofInputStream());

        assertEquals("first ", new String(response.body().readNBytes(6), StandardCharsets.UTF_8));
        assertEquals("second", new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
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
        String policy = page.headers().firstValue("content-security-policy").orElse("");
        assertTrue(policy.startsWith("default-src 'self';") && policy.endsWith("frame-ancestors 'none'"), policy);
        assertEquals("no-cache", page.headers().firstValue("cache-control").orElse(null));
        String tag = page.headers().firstValue("etag").orElseThrow();
        assertEquals(
                304,
                send(HttpRequest.newBuilder(at("/docs/")).header("If-None-Match", tag))
                        .statusCode());
        for (String part :
                List.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "outdial.js")) {
            assertTrue(page.body().contains(part));
            assertEquals(200, send(HttpRequest.newBuilder(at("/docs/" + part))).statusCode());
        }
        assertFalse(page.body().contains("://"));
        assertEquals(404, send(HttpRequest.newBuilder(at("/docs/other"))).statusCode());
        HttpResponse<String> refused = send(HttpRequest.newBuilder(at("/docs/")).DELETE());
        assertEquals(405, refused.statusCode());
        assertEquals("GET, HEAD", refused.headers().firstValue("allow").orElse(null));
        assertEquals("METHOD_NOT_ALLOWED", new JsonObject(refused.body()).getString("code"));
    }

    private static URI at(String pathAndQuery) {
        return gateway.at(pathAndQuery);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return GatewayFixture.CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String raw(String request) throws IOException {
        return gateway.raw(request);
    }
}
