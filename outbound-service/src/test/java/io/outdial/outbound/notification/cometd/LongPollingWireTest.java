package io.outdial.outbound.notification.cometd;

import static io.outdial.outbound.notification.cometd.NotificationFixture.ANN;
import static io.outdial.outbound.notification.cometd.NotificationFixture.internal;
import static io.outdial.outbound.notification.cometd.NotificationFixture.outbound;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.outbound.notification.cometd.NotificationFixture.Settings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.cometd.server.ServerSessionImpl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes over the wire, message by message. */
class LongPollingWireTest {

    @RegisterExtension
    static final NotificationFixture fixture = new NotificationFixture(Settings.DEFAULT);

    @Test
    @DisplayName("7.4 point 6: a stale clientId in a handshake")
    void handshakeRepliesWithAllFieldsAndCookie() {
        RawClient ann = fixture.raw("ann");
        HttpResponse<String> response =
                ann.exchange("", "{'channel':'/meta/handshake','version':'1.0','id':'7','clientId':'left-over'}");

        JsonNode reply = RawClient.json(response).path(0);
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElseThrow());
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.matches("BAYEUX_BROWSER=\\w{16}; Path=/; HttpOnly; SameSite=Lax"), cookie);
        assertTrue(reply.path("successful").asBoolean());
        assertEquals("7", reply.path("id").asText());
        assertEquals("1.0", reply.path("version").asText());
        assertEquals(
                "[\"long-polling\"]", reply.path("supportedConnectionTypes").toString());
        assertEquals(advice("retry"), reply.path("advice"));
        assertFalse(reply.path("clientId").asText().isEmpty());
        fixture.server.removeSession(
                fixture.server.getSession(reply.path("clientId").asText()));
    }

    @Test
    void theCookieIsSecureBehindTls() {
        for (String seen : List.of("https", "HTTPS", "https, http")) {
            RawClient ann = fixture.raw("ann").header("X-Forwarded-Proto", seen);
            HttpResponse<String> response = ann.exchange("", "{'channel':'/meta/handshake','version':'1.0','id':'7'}");

            String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
            assertTrue(cookie.matches("BAYEUX_BROWSER=\\w{16};.* Secure;.*"), cookie);
            fixture.server.removeSession(fixture.server.getSession(
                    RawClient.json(response).path(0).path("clientId").asText()));
        }
    }

    @Test
    @DisplayName("7.4 point 7: an array and a single object")
    void handshakeIgnoresWhatComesWithIt() {
        JsonNode replies = fixture.raw("ann")
                .post("/", "[{'channel':'/meta/subscribe','subscription':'/v2/me/*'},{'channel':'/meta/handshake'}]");
        assertEquals(1, replies.size());
        assertTrue(replies.path(0).path("successful").asBoolean());
        fixture.server.removeSession(
                fixture.server.getSession(replies.path(0).path("clientId").asText()));
    }

    @Test
    @DisplayName("7.4 point 2: the first connect is answered at once")
    void firstConnectIsAnsweredAtOnceEvenWithoutAdvice() {
        RawClient ann = fixture.raw("ann");
        ann.handshake();
        JsonNode replies = ann.connect("");
        assertEquals(connectReply(), replies.path(0));
        disconnect(ann);
    }

    @Test
    @DisplayName("7.4 point 3: a held connect is released by an event")
    void heldConnectCarriesMessagesInOrderAndItsReplyLast() {
        RawClient ann = fixture.raw("ann").open("/v2/me/outbound", "/me/internal");
        CompletableFuture<HttpResponse<String>> held = held(ann);

        assertEquals(1, fixture.publish(ANN, outbound("123456789"), internal("123456789")));

        JsonNode replies = RawClient.json(RawClient.await(held));
        assertEquals(3, replies.size());
        assertEquals(
                tree(Map.of("channel", "/v2/me/outbound", "data", Map.of("referenceId", "123456789"))),
                replies.path(0));
        assertEquals(
                tree(Map.of("channel", "/me/internal", "data", Map.of("referenceId", "123456789"))), replies.path(1));
        assertEquals(connectReply(), replies.path(2));
        disconnect(ann);
    }

    @Test
    void messagesWaitForTheNextConnect() {
        RawClient ann = fixture.raw("ann").open("/v2/me/*");
        IntStream.range(0, 5).forEach(n -> fixture.publish(ANN, outbound("n" + n)));

        JsonNode replies = ann.connect("");
        assertEquals(6, replies.size());
        IntStream.range(0, 5)
                .forEach(n -> assertEquals(
                        "n" + n,
                        replies.path(n).path("data").path("referenceId").asText()));
        disconnect(ann);
    }

    @Test
    @DisplayName("7.4 point 3: by a second connect")
    void secondConnectReleasesTheFirstAndTakesItsPlace() {
        RawClient ann = fixture.raw("ann").open("/v2/me/outbound");
        CompletableFuture<HttpResponse<String>> first = held(ann);
        long cycle = session(ann).getMetaConnectCycle();
        CompletableFuture<HttpResponse<String>> second = ann.connecting("");

        HttpResponse<String> released = RawClient.await(first);
        assertEquals(LongPollingTransport.SUPERSEDED, released.statusCode());
        assertEquals(2, RawClient.json(released).path("statusCode").asInt());
        await().until(() -> session(ann).getMetaConnectCycle() > cycle);
        fixture.publish(ANN, outbound("late"));
        assertEquals(2, RawClient.json(RawClient.await(second)).size());
        disconnect(ann);
    }

    @Test
    @DisplayName("7.4 point 3: by a disconnect")
    void disconnectReleasesTheHeldConnect() {
        RawClient ann = fixture.raw("ann").open();
        CompletableFuture<HttpResponse<String>> held = held(ann);

        assertTrue(disconnect(ann).path(0).path("successful").asBoolean());
        JsonNode reply = RawClient.json(RawClient.await(held)).path(0);
        assertEquals("none", reply.path("advice").path("reconnect").asText());
        assertEquals(unknownClient(), ann.connect("").path(0));
    }

    @Test
    @DisplayName("7.4 point 3: by the timeout")
    void clientCannotHaveAConnectHeldLongerThanTheServerAllows() throws Exception {
        try (NotificationFixture quick =
                new NotificationFixture(Settings.DEFAULT.withTimeout(Duration.ofMillis(300)))) {
            RawClient ann = quick.raw("ann").open();
            JsonNode reply = ann.connect("'advice':{'timeout':86400000,'interval':86400000},")
                    .path(0);
            assertTrue(reply.path("successful").asBoolean());
            assertEquals(300, reply.path("advice").path("timeout").asInt());
            assertEquals(0, reply.path("advice").path("interval").asInt());
        }
    }

    /** As of a desktop that nobody closed. */
    @Test
    void anOldSessionEndsAndItsClientIsToldNotToComeAgain() {
        try (NotificationFixture other = new NotificationFixture(Settings.DEFAULT)) {
            RawClient ann = other.raw("ann").open();
            CompletableFuture<HttpResponse<String>> held = ann.connecting("");
            await().until(() -> ((UserSession) other.server.getSession(ann.clientId())).isHeld());
            other.sessions.endOlderThan(Duration.ofHours(1));
            assertEquals(1, other.server.getSessions().size());
            other.sessions.endOlderThan(Duration.ZERO);
            JsonNode reply = RawClient.json(RawClient.await(held)).path(0);
            assertEquals("none", reply.path("advice").path("reconnect").asText());
            assertEquals(unknownClient(), ann.connect("").path(0));
            assertEquals(Set.of(ann.clientId()), other.sessions.ended());
        }
    }

    @Test
    @DisplayName("7.4 point 5: 402 and advice after expiry")
    void silentSessionExpires() throws Exception {
        try (NotificationFixture quick =
                new NotificationFixture(Settings.DEFAULT.withMaxInterval(Duration.ofMillis(200)))) {
            RawClient ann = quick.raw("ann").open("/v2/me/outbound");
            await().until(() -> quick.publish(ANN, outbound("lost")) == 0);
            assertEquals(unknownClient(), ann.connect("").path(0));
        }
    }

    @Test
    void stopAnswersHeldConnectsAndRefusesNewOnes() throws Exception {
        try (NotificationFixture other = new NotificationFixture(Settings.DEFAULT)) {
            RawClient ann = other.raw("ann").open();
            CompletableFuture<HttpResponse<String>> held = ann.connecting("");
            await().until(() ->
                    ((ServerSessionImpl) other.server.getSession(ann.clientId())).getMetaConnectCycle() > 0);
            other.drain();
            assertEquals(connectReply(), RawClient.json(RawClient.await(held)).path(0));
            assertEquals(
                    503,
                    ann.exchange("/handshake", "[{'channel':'/meta/handshake'}]")
                            .statusCode());
        }
    }

    private static CompletableFuture<HttpResponse<String>> held(RawClient client) {
        CompletableFuture<HttpResponse<String>> response = client.connecting("");
        await().until(() -> isHeld(client));
        return response;
    }

    private static boolean isHeld(RawClient client) {
        return session(client).getMetaConnectCycle() > 0 && session(client).getIntervalNanoTime() == 0;
    }

    private static UserSession session(RawClient client) {
        return (UserSession) fixture.server.getSession(client.clientId());
    }

    private static JsonNode disconnect(RawClient client) {
        return client.post("/disconnect", "[{'channel':'/meta/disconnect','clientId':'@','id':'20'}]");
    }

    private static JsonNode connectReply() {
        return tree(Map.of("channel", "/meta/connect", "id", "19", "successful", true, "advice", advice("retry")));
    }

    private static JsonNode unknownClient() {
        return tree(Map.of(
                "channel", "/meta/connect",
                "id", "19",
                "successful", false,
                "error", "402::Unknown client",
                "advice", Map.of("reconnect", "handshake", "interval", 0)));
    }

    private static JsonNode advice(String reconnect) {
        return tree(Map.of("reconnect", reconnect, "interval", 0, "timeout", 30000));
    }

    private static JsonNode tree(Object value) {
        try {
            ObjectMapper mapper = new ObjectMapper();
            return mapper.readTree(mapper.writeValueAsString(value));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
