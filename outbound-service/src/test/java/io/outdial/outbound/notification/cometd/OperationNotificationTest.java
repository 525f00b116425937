package io.outdial.outbound.notification.cometd;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cometd.bayeux.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The acknowledgements of the operations by handle, on both channels. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class OperationNotificationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/api/v2/notifications")
    URL url;

    private Desktops desktops;
    private RecordFixture agent;
    private long record;

    @BeforeEach
    void start() throws Exception {
        desktops = new Desktops(url.toString());
        agent = new RecordFixture();
        record = agent.record(RecordFixture.newPhone());
    }

    @AfterEach
    void stop() throws Exception {
        desktops.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CancelRecord, true, RecordCancelAcknowledge, RecordOnly",
        "UpdateRecord, true, UpdateCallCompletionStatsAcknowledge,",
        "UpdateRecord, false, UpdateCallCompletionStatsAcknowledge,",
    })
    void theAgentHearsTheAcknowledgementAndItsInternalCopy(
            String operation, boolean namesList, String acknowledgement, String chain) {
        List<Message> received = new CopyOnWriteArrayList<>();
        desktops.open(agent, received, "/v2/me/outbound", "/me/internal");

        RecordRequest request = RecordRequest.byHandle(agent, record)
                .with("operationName", operation)
                .with("referenceId", "r-1")
                .idempotencyKey("key-" + operation + record);
        (namesList ? request : request.with("callingList", null)).acceptedLeniently();
        request.acceptedLeniently();
        request.with("campaignName", "Nowhere").idempotencyKey(null).refused(404, 6);

        await().until(() -> received.size() >= 2);
        assertEquals(2, received.size());
        assertEquals("/v2/me/outbound", received.get(0).getChannel());
        assertEquals(
                tree(Map.of(
                        "messageType",
                        "OutboundRecordMessage",
                        "notificationType",
                        acknowledgement,
                        "referenceId",
                        "r-1",
                        "record",
                        Map.of(
                                "devicePath", "/devices/" + agent.device,
                                "callingList", agent.list,
                                "applicationId", RecordFixture.APPLICATION,
                                "recordHandle", record,
                                "campaignName", agent.campaign))),
                tree(received.get(0).getData()));
        assertEquals("/me/internal", received.get(1).getChannel());
        Map<String, Object> userData = new TreeMap<>(Map.of(
                "GSW_USER_EVENT", acknowledgement,
                "GSW_APPLICATION_ID", RecordFixture.APPLICATION,
                "GSW_RECORD_HANDLE", record,
                "GSW_CALLING_LIST", agent.list,
                "GSW_CAMPAIGN_NAME", agent.campaign));
        if (chain != null) {
            userData.put("GSW_CHAIN_ATTR", chain);
        }
        assertEquals(tree(userData), tree(received.get(1).getData()).path("userData"));
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
