package io.outdial.outbound.notification.cometd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.notification.cometd.NotificationFixture.Settings;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is the documented error, never a 5xx, and nothing changes. */
class NotificationBadInputTest {

    private static final String HANDSHAKE = "[{\"channel\":\"/meta/handshake\",\"id\":\"1\"}]";

    @RegisterExtension
    static final NotificationFixture fixture = new NotificationFixture(Settings.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{",
                "[",
                "[]",
                "null",
                "[null]",
                "7",
                "'text'",
                "[[]]",
                "[{'channel':7}]",
                "[{'channel':'/meta/connect','clientId':{}}]",
                "[{'channel':'/meta/connect','clientId':'@','id':[]}]",
                "[{'channel':'/meta/connect','clientId':'@','id':true}]",
                "[{'channel':'/meta/connect','clientId':'@','id':1e400}]",
                "[{'channel':'/meta/connect','clientId':'@','advice':'none'}]",
                "[{'channel':'/meta/connect','clientId':'@','advice':{'timeout':'0'}}]",
                "[{'channel':'/meta/connect','clientId':'@','ext':[]}]",
                "[{'channel':'/meta/connect','clientId':'@','ext':{'ack':true}}]",
                "[{'channel':'/meta/connect','clientId':'@','ext':{'ack':'7'}}]",
                "[{'channel':'/meta/connect','clientId':7}]",
                "[{'channel':'/meta/subscribe','clientId':'@','subscription':7}]",
                "[{'channel':'/meta/subscribe','clientId':'@','subscription':[7]}]",
                "[{'channel':'/meta/handshake'}] more"
            })
    void malformedBodyIs400(String body) {
        HttpResponse<String> response = fixture.raw("ann").exchange("", body);
        assertError(400, 2, response);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                            | 400::channel missing",
                "{'channel':null,'id':null}                                    | 400::channel missing",
                "{'channel':'x'}                                               | 405::channel_invalid",
                "{'channel':'/meta/connect','clientId':'\\u0000'}              | 402::Unknown client",
                "{'channel':'/meta/connect'}                                   | 402::Unknown client",
                "{'channel':'/meta/connect','clientId':'another'}              | 402::Unknown client",
                "{'channel':'/meta/subscribe','clientId':'another','subscription':'/v2/me/*'} | 402::Unknown client",
                "{'channel':'/meta/disconnect','clientId':'another'}           | 402::Unknown client",
                "{'clientId':'@'}                                              | 400::channel missing",
                "{'channel':'/meta/subscribe','clientId':'@'}                  | 403::subscription_missing",
                "{'channel':'/meta/subscribe','clientId':'@','subscription':[]} | 403::subscription_missing",
                "{'channel':'/meta/unsubscribe','clientId':'@','subscription':[]} | 403::subscription_missing",
                "{'channel':'/meta/subscribe','clientId':'none','subscription':[]} | 402::Unknown client",
                "{'channel':'/meta/subscribe','clientId':'@','subscription':'/v2/\\u0000'} | 403::subscription_invalid",
                "{'channel':'/meta/subscribe','clientId':'@','subscription':'/v2//me'}     | 403:denied_by_security_policy:create_denied",
                "{'channel':'/meta/subscribe','clientId':'@','subscription':'/v2/*/me'}    | 403:denied_by_security_policy:create_denied",
                "{'channel':'/meta/subscribe','clientId':'@','subscription':'/meta/connect'} | 403:denied_by_security_policy:subscribe_denied"
            })
    void wrongMessageIsRefusedInsideBayeux(String message, String error) {
        RawClient ann = fixture.raw("ann").open();
        HttpResponse<String> response = ann.exchange("/", message);
        assertEquals(200, response.statusCode());
        JsonNode reply = RawClient.json(response).path(0);
        assertEquals(error, reply.path("error").asText());
        assertFalse(reply.path("successful").asBoolean(true));
        fixture.server.removeSession(fixture.server.getSession(ann.clientId()));
    }

    @Test
    void sixtyFourMessagesAreTakenAndNotOneMore() {
        RawClient ann = fixture.raw("ann").open();
        String message = "{'channel':'/meta/unsubscribe','clientId':'@','subscription':'/v2/me/x'}";
        assertEquals(64, ann.post("/", batch(message, 64)).size());
        assertError(400, 2, ann.exchange("/", batch(message, 65)));
        fixture.server.removeSession(fixture.server.getSession(ann.clientId()));
    }

    private static String batch(String message, int times) {
        return "[" + String.join(",", Collections.nCopies(times, message)) + "]";
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "HEAD"})
    void onlyPostIsSupported(String method) throws Exception {
        HttpResponse<String> response = RawClient.send(
                request("/connect").method(method, BodyPublishers.noBody()).build());
        assertEquals("POST", response.headers().firstValue("Allow").orElseThrow());
        if (method.equals("HEAD")) {
            assertEquals(405, response.statusCode());
        } else {
            assertError(405, 3, response);
        }
    }

    @Test
    void otherContentTypesAre415() throws Exception {
        HttpRequest.Builder form = request("").header("Content-Type", "application/x-www-form-urlencoded");
        assertError(
                415,
                2,
                RawClient.send(form.POST(BodyPublishers.ofString("message=" + HANDSHAKE))
                        .build()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tooLargeBodyIs413(boolean chunked) throws Exception {
        byte[] large = ("[{\"channel\":\"" + "x".repeat(2 << 20) + "\"}]").getBytes(StandardCharsets.UTF_8);
        HttpRequest.BodyPublisher body = chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))
                : BodyPublishers.ofByteArray(large);
        HttpResponse<String> response = RawClient.send(request("").POST(body).build());
        assertEquals(
                "{\"statusCode\":10,\"statusMessage\":\"The body is larger than 1048576 bytes\"}", response.body());
        assertError(413, 10, response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/handshake", "/handshake/"})
    @DisplayName("7.4 points 1 and 7: handshake on each path, in chunks")
    void chunkedHandshakeIsReadOnEveryPath(String path) throws Exception {
        HttpResponse<String> response = RawClient.send(request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", NotificationFixture.basic("bob"))
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(HANDSHAKE.getBytes(StandardCharsets.UTF_8))))
                .build());
        JsonNode reply = RawClient.json(response).path(0);
        assertTrue(reply.path("successful").asBoolean());
        fixture.server.removeSession(
                fixture.server.getSession(reply.path("clientId").asText()));
    }

    @Test
    void unknownPathIsNotOurs() {
        assertEquals(404, fixture.raw("ann").exchange("/other", HANDSHAKE).statusCode());
    }

    @Test
    void deadAuthenticatorIs503() {
        assertError(503, 4, fixture.raw("ann").authorization("Broken").exchange("", HANDSHAKE));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(fixture.url() + path));
    }

    private static void assertError(int status, int statusCode, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElseThrow());
        JsonNode body = RawClient.json(response);
        assertEquals(2, body.size());
        assertEquals(statusCode, body.path("statusCode").asInt());
        assertFalse(body.path("statusMessage").asText().isEmpty());
    }
}
