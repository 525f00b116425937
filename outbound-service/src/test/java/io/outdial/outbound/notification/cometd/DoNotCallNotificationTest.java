package io.outdial.outbound.notification.cometd;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.outbound.genesys.CsrfSwitch;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cometd.bayeux.Message;
import org.cometd.client.BayeuxClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mark by HTTP, received by CometD: the whole service, with the real Java client and with Bayeux by hand. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DoNotCallNotificationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    NotificationServer server;

    @TestHTTPResource("/api/v2/notifications")
    URL url;

    private final String phone = RecordFixture.newPhone();
    private Desktops desktops;
    private RecordFixture ann;
    private long record;

    @BeforeEach
    void start() throws Exception {
        desktops = new Desktops(url.toString());
        ann = new RecordFixture();
        record = ann.record(phone);
    }

    @AfterEach
    void stop() throws Exception {
        desktops.close();
    }

    @Test
    @DisplayName("7.4 point 10: a call with Basic only, and no cookie, notifies the session")
    void theAgentHearsBothMessagesInOrderAndNobodyElseAny() throws Exception {
        RecordFixture colleague = new RecordFixture();
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        List<Message> received = new CopyOnWriteArrayList<>();
        List<Message> byOthers = new CopyOnWriteArrayList<>();
        desktops.open(ann, received, "/v2/me/outbound", "/me/internal");
        desktops.open(colleague, byOthers, "/**");
        desktops.open(stranger, byOthers, "/**");

        RecordRequest.byHandle(ann, record)
                .with("phoneNumber", phone)
                .with("chainAttribute", "AllChain")
                .with("referenceId", "123456789")
                .accepted();

        await().until(() -> received.size() >= 2);
        assertEquals("/v2/me/outbound", received.get(0).getChannel());
        assertEquals(acknowledgement("123456789"), data(received.get(0)));
        assertEquals("/me/internal", received.get(1).getChannel());
        JsonNode internal = data(received.get(1));
        assertEquals("DeviceUserEventMessage", internal.path("messageType").asText());
        assertEquals(ann.device.toString(), internal.path("deviceId").asText());
        assertEquals(
                tree(Map.of(
                        "GSW_USER_EVENT",
                        "DoNotCallAcknowledge",
                        "GSW_APPLICATION_ID",
                        RecordFixture.APPLICATION,
                        "GSW_RECORD_HANDLE",
                        record,
                        "GSW_CALLING_LIST",
                        ann.list,
                        "GSW_CAMPAIGN_NAME",
                        ann.campaign,
                        "GSW_PHONE",
                        phone,
                        "GSW_CHAIN_ATTR",
                        "AllChain")),
                internal.path("userData"));
        JsonNode metrics = internal.at("/metrics/eventProcessing");
        assertTrue(metrics.path("serverGenerationTimestamp").asLong() > System.currentTimeMillis() - 60_000);
        assertTrue(metrics.path("nodeProcessingTimeNanos").asLong() > 0);
        assertEquals(
                metrics.path("nodeProcessingTimeNanos").asLong() / 1_000_000,
                metrics.path("serverProcessingTimeTotalMs").asLong());

        // What the others receive first is their own, so they have received nothing of Ann's.
        RecordRequest.byNumber(colleague, RecordFixture.newPhone())
                .with("referenceId", "colleague")
                .accepted();
        RecordRequest.byNumber(stranger, RecordFixture.newPhone())
                .with("referenceId", "stranger")
                .accepted();
        await().until(() -> byOthers.size() >= 4);
        assertEquals(4, byOthers.size());
        assertEquals(2, received.size());
        for (Message message : byOthers) {
            assertNotEquals("123456789", data(message).path("referenceId").asText());
            assertNotEquals(
                    ann.device.toString(), data(message).path("deviceId").asText());
        }
    }

    @Test
    @DisplayName(
            "7.4 point 10: with CSRF protection on, Basic alone is refused; a token notifies a session without one")
    void withCsrfProtectionACallNeedsTheTokenAndASessionNeedsNone() {
        CsrfSwitch.switchOn();
        List<Message> received = new CopyOnWriteArrayList<>();
        desktops.open(ann, received, "/v2/me/outbound", "/me/internal");
        RecordRequest.byHandle(ann, record).with("referenceId", "without").refused(403, 3);
        assertEquals(State.NEW, ann.state(record));
        CsrfSwitch.withToken(ann, RecordRequest.byHandle(ann, record).with("referenceId", "with"))
                .accepted();
        await().until(() -> received.size() >= 2);
        assertEquals(acknowledgement("with"), data(received.get(0)));
        assertEquals("/me/internal", received.get(1).getChannel());
        assertEquals(2, received.size());
    }

    @ParameterizedTest
    @CsvSource({
        "handle, AllChain,   r-1", "handle, AllChain,  ", "handle, RecordOnly, r-2", "handle, RecordOnly, ",
        "number, AllChain,   r-3", "number, AllChain,  ", "number, RecordOnly, r-4", "number, RecordOnly, "
    })
    @DisplayName("7.4 point 11: by handle and by number, the chain and the record, with and without referenceId")
    void everyForm(String by, String chainAttribute, String referenceId) throws Exception {
        long chained = ann.record(ann.list, RecordFixture.newPhone(), record);
        List<Message> received = new CopyOnWriteArrayList<>();
        desktops.open(ann, received, "/v2/me/*");
        RecordRequest request =
                by.equals("handle") ? RecordRequest.byHandle(ann, record) : RecordRequest.byNumber(ann, phone);
        if (referenceId != null) {
            request.with("referenceId", referenceId);
        }
        request.with("chainAttribute", chainAttribute).accepted();
        await().until(() -> !received.isEmpty());
        JsonNode message = data(received.get(0));
        assertEquals(referenceId, message.path("referenceId").textValue());
        assertEquals(referenceId != null, message.has("referenceId"));
        assertEquals(by.equals("handle"), message.path("record").has("recordHandle"));
        assertEquals(by.equals("number"), message.path("record").has("phoneNumber"));
        assertEquals(State.MARKED, ann.state(record));
        assertEquals(chainAttribute.equals("AllChain") ? State.MARKED : State.NEW, ann.state(chained));
    }

    @Test
    void refusalsAndRepetitionsByKeyAreNotHeardRepetitionsWithoutAre() throws Exception {
        List<Message> received = new CopyOnWriteArrayList<>();
        desktops.open(ann, received, "/v2/me/*");
        String key = "key-" + phone;
        RecordRequest.byHandle(ann, record)
                .with("referenceId", "1")
                .idempotencyKey(key)
                .accepted();
        RecordRequest.byHandle(ann, record)
                .with("referenceId", "1")
                .idempotencyKey(key)
                .accepted();
        RecordRequest.byHandle(ann, record + 1).with("referenceId", "2").refused(404, 6);
        RecordRequest.byHandle(ann, record).with("referenceId", "3").accepted();
        RecordRequest.byHandle(ann, record).accepted();
        await().until(() -> received.size() >= 3);
        assertEquals(acknowledgement("1"), data(received.get(0)));
        assertEquals(acknowledgement("3"), data(received.get(1)));
        assertEquals(acknowledgement(null), data(received.get(2)));
        assertEquals(3, received.size());
    }

    @Test
    void theHeldConnectCarriesBothMessagesAndItsReplyLast() {
        RawClient raw = new RawClient(url.toString(), Desktops.basic(ann)).open("/v2/me/outbound", "/me/internal");
        CompletableFuture<HttpResponse<String>> held = raw.connecting("");
        RecordRequest.byHandle(ann, record).with("referenceId", "123456789").accepted();
        JsonNode replies = RawClient.json(RawClient.await(held));
        assertEquals(3, replies.size());
        assertEquals("/v2/me/outbound", replies.path(0).path("channel").asText());
        assertEquals(acknowledgement("123456789"), replies.path(0).path("data"));
        assertEquals("/me/internal", replies.path(1).path("channel").asText());
        assertEquals(
                tree(Map.of(
                        "channel",
                        "/meta/connect",
                        "id",
                        "19",
                        "successful",
                        true,
                        "advice",
                        Map.of("interval", 0, "timeout", 30000, "reconnect", "retry"))),
                replies.path(2));
        raw.post("/disconnect", "[{'channel':'/meta/disconnect','clientId':'@','id':'20'}]");
    }

    @Test
    void after402TheClientShakesHandsAgainAndHearsOn() {
        List<Message> received = new CopyOnWriteArrayList<>();
        BayeuxClient client = desktops.open(ann, received, "/v2/me/outbound");
        String before = client.getId();
        server.end((UserSession) server.getSession(before));
        await().until(() -> client.isConnected()
                && !before.equals(client.getId())
                && server.getSession(client.getId()) != null
                && !server.getSession(client.getId()).getSubscriptions().isEmpty());
        RecordRequest.byHandle(ann, record).accepted();
        await().until(() -> !received.isEmpty());
        assertEquals("/v2/me/outbound", received.get(0).getChannel());
    }

    private JsonNode acknowledgement(String referenceId) {
        Map<String, Object> message = new HashMap<>(Map.of(
                "messageType", "OutboundRecordMessage",
                "notificationType", "DoNotCallAcknowledge",
                "record",
                        Map.of(
                                "devicePath", "/devices/" + ann.device,
                                "callingList", ann.list,
                                "applicationId", RecordFixture.APPLICATION,
                                "recordHandle", record,
                                "campaignName", ann.campaign)));
        if (referenceId != null) {
            message.put("referenceId", referenceId);
        }
        return tree(message);
    }

    private static JsonNode data(Message message) {
        return tree(message.getData());
    }

    /** Written and read, so that integers are of one size, whether they came as int or long. */
    private static JsonNode tree(Object value) {
        try {
            return JSON.readTree(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
