package io.outdial.outbound.notification.cometd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.LaneKey;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.restriction.RestrictionsStub;
import io.outdial.outbound.transfer.TransferStub;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an agent hears of previews, key by key (genesys-web-services.md §2.1, §2.3). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(RestrictionsStub.class)
@QuarkusTestResource(TransferStub.class)
class PreviewNotificationTest {

    @TestHTTPResource("/api/v2/notifications")
    URL url;

    private final Received received = new Received();
    private Desktops desktops;
    private RecordFixture agent;
    private String phone;
    private long record;

    @BeforeEach
    void start() throws Exception {
        desktops = new Desktops(url.toString());
        agent = new RecordFixture().previews();
        phone = RecordFixture.newPhone();
        record = agent.record(phone);
        agent.execute(
                "UPDATE outbound_record SET user_data = '{\"custom1\": \"one\", \"GSW_PHONE\": \"of the client\"}' WHERE handle = ?",
                record);
        desktops.open(agent, received.messages, "/v2/me/outbound", "/me/internal");
    }

    @AfterEach
    void stop() throws Exception {
        desktops.close();
    }

    @Test
    void aSessionBeginsAndEnds() {
        campaign("StartPreviewSession");
        JsonNode started = received.next("/v2/me/outbound");
        assertEquals("PreviewSessionStarted", started.path("notificationType").textValue());
        assertEquals("OutboundCampaignMessage", started.path("messageType").textValue());
        assertEquals("r-1", started.path("referenceId").textValue());
        assertEquals(
                Set.of("name", "dialingMode", "groupName", "state", "devicePath", "applicationId"),
                Received.names(started.path("campaign")));
        assertEquals("Preview", started.path("campaign").path("dialingMode").textValue());
        assertEquals(
                agent.campaign + "@AgentGroup1",
                started.path("campaign").path("groupName").textValue());
        assertEquals(
                "PreviewDialingModeStartAcknowledge",
                received.next("/me/internal")
                        .path("userData")
                        .path("GSW_USER_EVENT")
                        .textValue());
        campaign("EndPreviewSession");
        JsonNode ended = received.next("/v2/me/outbound");
        assertEquals("PreviewSessionEnded", ended.path("notificationType").textValue());
        assertEquals(Set.of("devicePath", "state", "applicationId", "name"), Received.names(ended.path("campaign")));
    }

    @Test
    void theRecordHasTheKeysOfThePageAndTheClientsOwnFields() {
        campaign("GetPreviewRecord");
        JsonNode message = received.next("/v2/me/outbound");
        assertEquals("PreviewRecord", message.path("notificationType").textValue());
        assertEquals("OutboundRecordMessage", message.path("messageType").textValue());
        JsonNode data = message.path("record").path("userData");
        assertEquals(
                Set.of(
                        "GSW_USER_EVENT",
                        "GSW_APPLICATION_ID",
                        "GSW_CAMPAIGN_NAME",
                        "GSW_CAMPAIGN_GROUP_NAME",
                        "GSW_CAMPAIGN_GROUP_DBID",
                        "GSW_CALLING_LIST",
                        "GSW_CALLING_LIST_DBID",
                        "GSW_AGENT_ID",
                        "GSW_PHONE",
                        "contact_info",
                        "GSW_PHONE_TYPE",
                        "GSW_CALL_RESULT",
                        "GSW_ATTEMPTS",
                        "GSW_CALL_ATTEMPT_GUID",
                        "GSW_TZ_NAME",
                        "GSW_TZ_OFFSET",
                        "GSW_SWITCH_DBID",
                        "GSW_RECORD_HANDLE",
                        "GSW_CHAIN_ID",
                        "GSW_CHAIN_N",
                        "InteractionType",
                        "InteractionSubtype",
                        "custom1"),
                Received.names(data));
        assertEquals(phone, data.path("GSW_PHONE").textValue());
        assertEquals(record, data.path("GSW_RECORD_HANDLE").longValue());
        assertEquals(28, data.path("GSW_CALL_RESULT").intValue());
        assertEquals("one", data.path("custom1").textValue());
        assertEquals(data, received.next("/me/internal").path("userData"));
    }

    @Test
    void whereNobodyMayBeCalledTheAgentHearsSo() {
        agent.execute("UPDATE outbound_record SET due_at = now() + interval '1 hour' WHERE handle = ?", record);
        campaign("GetPreviewRecord");
        JsonNode message = received.next("/v2/me/outbound");
        assertEquals("PreviewRecordEmpty", message.path("notificationType").textValue());
        assertFalse(message.path("record").path("userData").has("GSW_PHONE"));
        assertFalse(message.path("record").path("userData").has("reason"));
    }

    @Test
    void whereNobodyCanTellWhatTheAgentMayHaveTheAgentHearsSo() {
        agent.lane(record, LaneKey.NOBODY, UUID.randomUUID());
        RestrictionsStub.breaks();
        campaign("GetPreviewRecord");
        RestrictionsStub.answers();
        JsonNode message = received.next("/v2/me/outbound");
        assertEquals("PreviewRecordEmpty", message.path("notificationType").textValue());
        assertEquals(
                "RESTRICTIONS_UNKNOWN", message.at("/record/userData/reason").textValue());
    }

    @ParameterizedTest
    @CsvSource({
        "CompleteRecord, RecordProcessedAcknowledge",
        "RejectRecord, RecordRejectAcknowledge",
        "RescheduleRecord, ScheduledRecordRescheduleAcknowledge",
    })
    void whatComesOfItIsAcknowledged(String operation, String acknowledgement) {
        campaign("GetPreviewRecord");
        received.next("/v2/me/outbound");
        RecordRequest request = RecordRequest.byHandle(agent, record)
                .with("operationName", operation)
                .with("referenceId", "r-2");
        if (operation.equals("RescheduleRecord")) {
            request.with("callbackType", "Campaign")
                    .with("timestamp", System.currentTimeMillis() / 1000 + 600)
                    .without("callingList");
        }
        request.acceptedLeniently();
        JsonNode message = received.next("/v2/me/outbound");
        assertEquals(acknowledgement, message.path("notificationType").textValue());
        assertEquals(
                Set.of("devicePath", "callingList", "applicationId", "recordHandle", "campaignName"),
                Received.names(message.path("record")));
        assertEquals(agent.list, message.path("record").path("callingList").textValue());
    }

    @Test
    void theOtherNumbersOfThePersonAreToldOneByOne() {
        String otherPhone = RecordFixture.newPhone();
        long other = agent.record(agent.list, otherPhone, record);
        RecordRequest.byHandle(agent, record)
                .with("operationName", "GetChainedRecord")
                .acceptedLeniently();
        JsonNode chained = received.next("/v2/me/outbound");
        assertEquals("ChainedRecord", chained.path("notificationType").textValue());
        assertEquals(other, chained.path("record").path("recordHandle").longValue());
        assertEquals(otherPhone, chained.path("record").path("phoneNumber").textValue());
        JsonNode internal = received.next("/me/internal").path("userData");
        assertEquals(record, internal.path("GSW_CHAIN_ID").longValue());
        assertEquals(1, internal.path("GSW_CHAIN_N").intValue());
        assertEquals(
                "ChainedRecordsDataEnd",
                received.next("/v2/me/outbound").path("notificationType").textValue());
    }

    @Test
    void whereTheCallGoesIsToldOrWhyNowhere() {
        campaign("GetPreviewRecord");
        received.next("/v2/me/outbound");
        TransferStub.breaks();
        transfer().acceptedLeniently();
        JsonNode error = received.next("/v2/me/outbound");
        assertEquals("Error", error.path("notificationType").textValue());
        assertEquals("OutboundRecordMessage", error.path("messageType").textValue());
        assertEquals("r-3", error.path("referenceId").textValue());
        assertEquals(4, error.path("errorCode").intValue());
        assertEquals(
                "transfer-service does not answer", error.path("errorMessage").textValue());
        assertEquals(record, error.path("record").path("recordHandle").longValue());

        TransferStub.answers(0);
        transfer().acceptedLeniently();
        JsonNode message = received.next("/v2/me/outbound");
        assertEquals("RecordTransferred", message.path("notificationType").textValue());
        assertEquals("r-3", message.path("referenceId").textValue());
        assertEquals(
                "phone_number", message.at("/record/transfer/destination/type").textValue());
    }

    private RecordRequest transfer() {
        return RecordRequest.byHandle(agent, record)
                .with("operationName", "TransferRecord")
                .with("transferConfigId", "c6b7a2f4-0d6c-4f6a-9b0a-6a2a1f0f7a11")
                .with("referenceId", "r-3");
    }

    private void campaign(String operation) {
        RecordRequest.onCampaign(agent, operation).with("referenceId", "r-1").acceptedLeniently();
    }
}
