package io.outdial.e2e;

import static io.outdial.e2e.Product.RECORD_PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.local.OutdialService;
import io.quarkus.elytron.security.common.BcryptUtil;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.Message;
import org.junit.jupiter.api.Test;

/** CometD through the gateway: the Java client as a desktop uses it, and by bare HTTP where the wire matters. */
@OnFailingProduct
class NotificationsTest {

    private static final String NOTIFICATIONS = "/api/v2/notifications";

    private final Product product;

    NotificationsTest(Product product) {
        this.product = product;
    }

    @Test
    void theNotificationsOfACallReachItsAgentAloneInOrder() throws Exception {
        String colleague = colleague();
        try (Listener ada = listener();
                Listener ben = new Listener(product.gateway(), Caller.basic(colleague, "secret-of-" + colleague))) {

            assertEquals(
                    "{\"statusCode\":0}",
                    product.agent().post(RECORD_PATH, doNotCall("first")).body());
            assertEquals(
                    "{\"statusCode\":0}",
                    product.agent().post(RECORD_PATH, doNotCall("second")).body());

            List<Message> received = ada.received(4);
            assertEquals(
                    List.of("/v2/me/outbound", "/me/internal", "/v2/me/outbound", "/me/internal"),
                    received.stream().map(Message::getChannel).toList());
            assertEquals("first", received.get(0).getDataAsMap().get("referenceId"));
            assertEquals("second", received.get(2).getDataAsMap().get("referenceId"));
            assertEquals(
                    "DoNotCallAcknowledge",
                    ((Map<?, ?>) received.get(1).getDataAsMap().get("userData")).get("GSW_USER_EVENT"));
            assertTrue(
                    ada.responses().stream()
                            .filter(channels -> channels.contains("/me/internal"))
                            .allMatch(channels ->
                                    channels.get(channels.size() - 1).equals("/meta/connect")),
                    ada.responses().toString());
            assertEquals(List.of(), ben.receivedSoFar());
        }
    }

    @Test
    void theWireIsAsThePagePrintsIt() throws Exception {
        try (Session session = new Session()) {
            session.subscribe("/v2/me/outbound");
            session.subscribe("/me/internal");
            JsonNode first = session.connect("").get(10, TimeUnit.SECONDS).json();
            assertEquals(
                    "/meta/connect", first.path(0).path("channel").asText(), "the first connect is answered at once");

            CompletableFuture<Answer> held = session.connect("");
            product.agent().post(RECORD_PATH, doNotCall("wire").replace('"', '\''));
            JsonNode reply = held.get(10, TimeUnit.SECONDS).json();

            assertEquals(
                    List.of("/v2/me/outbound", "/me/internal", "/meta/connect"), reply.findValuesAsText("channel"));
            assertEquals("wire", reply.at("/0/data/referenceId").asText());
            assertEquals(13, reply.at("/0/data/record/recordHandle").asInt());
            assertEquals("3001", reply.at("/1/data/userData/GSW_PHONE").asText());
            assertEquals(
                    "{\"interval\":0,\"timeout\":30000,\"reconnect\":\"retry\"}".length(),
                    reply.at("/2/advice").toString().length(),
                    reply.toString());
            assertEquals(30_000, reply.at("/2/advice/timeout").asInt());
            assertTrue(reply.at("/2/successful").asBoolean());
        }
    }

    @Test
    void aPollThatIsHeldForSecondsPassesTheGateway() throws Exception {
        try (Session session = new Session()) {
            session.subscribe("/v2/me/outbound");
            session.connect("").get(10, TimeUnit.SECONDS);

            long started = System.nanoTime();
            Answer answer = session.connect("\"advice\": {\"timeout\": 4000},").get(15, TimeUnit.SECONDS);

            Duration held = Duration.ofNanos(System.nanoTime() - started);
            assertTrue(held.toMillis() >= 3_900, "held for " + held);
            assertTrue(answer.json().path(0).path("successful").asBoolean(), answer.toString());
        }
    }

    @Test
    void withoutALoginThereIsNoSession() {
        Answer answer = product.anonymous().post(NOTIFICATIONS, handshake());
        assertFalse(answer.body().contains("clientId"), answer.toString());
        Answer wrong = Caller.agent(product.gateway(), "agent1", "wrong").post(NOTIFICATIONS, handshake());
        assertFalse(wrong.body().contains("clientId"), wrong.toString());
    }

    @Test
    void afterARestartOfTheServiceTheDesktopReceivesWhatWasDoneWhileItWasAway() throws Exception {
        try (Listener listener = listener()) {
            product.stack().kill(OutdialService.OUTBOUND);
            Answer meanwhile = product.agent().post(RECORD_PATH, doNotCall("lost"));
            assertEquals(503, meanwhile.status(), meanwhile.toString());
            assertEquals(4, meanwhile.json().path("statusCode").asInt(), meanwhile.toString());
            product.stack().restart(OutdialService.OUTBOUND);

            assertEquals(
                    200, product.agent().post(RECORD_PATH, doNotCall("after")).status());
            List<Message> received = listener.received(2);
            assertEquals("after", received.get(0).getDataAsMap().get("referenceId"));
        }
    }

    private Listener listener() throws Exception {
        return new Listener(
                product.gateway(),
                Caller.basic(
                        product.credentials().agent().userName(),
                        product.credentials().agent().password()));
    }

    /** A second agent of the same client, put into the directory by hand: no API makes members yet. */
    private String colleague() {
        String userName = "ben-" + UUID.randomUUID();
        product.query(
                OutdialService.OUTBOUND,
                """
                INSERT INTO member (client_id, id, name, agent_id, user_name, password_hash, features)
                VALUES (?::uuid, gen_random_uuid(), 'Ben', ?, ?, ?, '{api-voice-outbound}') RETURNING id""",
                product.credentials().clientId().toString(),
                userName,
                userName,
                BcryptUtil.bcryptHash("secret-of-" + userName, 4));
        return userName;
    }

    private static String doNotCall(String referenceId) {
        return """
                {"operationName": "DoNotCallRecord", "applicationId": 134, "campaignName": "Campaign1", "callingList": "CallingList1",
                 "phoneNumber": "3001", "devicePath": "/devices/f32a46c4-8a48-4067-9965-537fc9788790",
                 "chainAttribute": "AllChain", "referenceId": "%s"}""".formatted(referenceId);
    }

    private static String handshake() {
        return "[{\"channel\": \"/meta/handshake\", \"version\": \"1.0\","
                + " \"supportedConnectionTypes\": [\"long-polling\"], \"id\": \"1\"}]";
    }

    /**
     * A Bayeux session of the demo agent, spoken by hand. It says goodbye, since the agent's next session would go on
     * where a lost one stopped.
     */
    private final class Session implements AutoCloseable {

        private final String clientId;
        private final String cookie;

        Session() {
            Answer answer = product.agent().post(NOTIFICATIONS, handshake());
            clientId = answer.json().path(0).path("clientId").asText();
            assertFalse(clientId.isEmpty(), answer.toString());
            cookie = answer.headers()
                    .firstValue("Set-Cookie")
                    .orElse("none=none")
                    .split(";", 2)[0];
        }

        @Override
        public void close() {
            Answer answer = product.agent()
                    .post(
                            NOTIFICATIONS,
                            "[{\"channel\": \"/meta/disconnect\", \"clientId\": \"%s\", \"id\": \"9\"}]"
                                    .formatted(clientId),
                            "Cookie",
                            cookie);
            assertTrue(answer.json().path(0).path("successful").asBoolean(), answer.toString());
        }

        void subscribe(String channel) {
            Answer answer = product.agent()
                    .post(
                            NOTIFICATIONS,
                            "[{\"channel\": \"/meta/subscribe\", \"clientId\": \"%s\", \"subscription\": \"%s\", \"id\": \"2\"}]"
                                    .formatted(clientId, channel),
                            "Cookie",
                            cookie);
            assertTrue(answer.json().path(0).path("successful").asBoolean(), answer.toString());
        }

        CompletableFuture<Answer> connect(String more) {
            return product.agent()
                    .sending(
                            "POST",
                            NOTIFICATIONS,
                            "[{\"channel\": \"/meta/connect\", \"connectionType\": \"long-polling\", %s \"id\": \"19\", \"clientId\": \"%s\"}]"
                                    .formatted(more, clientId),
                            "Cookie",
                            cookie);
        }
    }
}
