package io.outdial.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the sample as the page prints it. */
class DoNotCallEventsTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();
    private static final Instant THEN = Instant.ofEpochMilli(1433915450788L);

    private final JsonNode outbound = json("""
            {'data': {'record': {'devicePath': '/devices/f32a46c4-8a48-4067-9965-537fc9788790', 'callingList': 'CallingList1',
                                 'applicationId': 134, 'recordHandle': 13, 'campaignName': 'Campaign1'},
                      'notificationType': 'DoNotCallAcknowledge', 'messageType': 'OutboundRecordMessage', 'referenceId': '123456789'},
             'channel': '/v2/me/outbound'}""");
    private final JsonNode internal = json("""
            {'data': {'metrics': {'eventProcessing': {'serverGenerationTimestamp': 1433915450788, 'nodeProcessingTimeNanos': 4352048,
                                                      'serverProcessingTimeTotalMs': 5}},
                      'userData': {'GSW_CHAIN_ATTR': 'AllChain', 'GSW_APPLICATION_ID': 134, 'GSW_RECORD_HANDLE': 13,
                                   'GSW_USER_EVENT': 'DoNotCallAcknowledge', 'GSW_CALLING_LIST': 'CallingList1', 'GSW_PHONE': '3001',
                                   'GSW_CAMPAIGN_NAME': 'Campaign1'},
                      'deviceId': 'f32a46c4-8a48-4067-9965-537fc9788790', 'messageType': 'DeviceUserEventMessage'},
             'channel': '/me/internal'}""");
    private final JsonNode connect = json("""
            {'successful': true, 'advice': {'interval': 0, 'timeout': 30000, 'reconnect': 'retry'}, 'id': '19',
             'channel': '/meta/connect'}""");

    @Test
    void theSampleOfThePageHolds() {
        assertEquals(List.of(), differences(outbound, internal, connect));
    }

    @Test
    void theOrderCounts() {
        assertEquals(
                List.of(new Check(
                        "order of channels",
                        "/v2/me/outbound, /me/internal, /meta/connect",
                        "/me/internal, /v2/me/outbound, /meta/connect")),
                differences(internal, outbound, connect));
    }

    @Test
    void aChangedValueIsFound() {
        ((ObjectNode) outbound.at("/data/record")).put("recordHandle", "13");
        ((ObjectNode) internal.at("/data/userData")).remove("GSW_PHONE");
        ((ObjectNode) connect.at("/advice")).put("timeout", 10_000);

        assertEquals(
                List.of(
                        "outbound.data.record.recordHandle",
                        "internal.data.userData.GSW_PHONE",
                        "connect.advice.timeout"),
                differences(outbound, internal, connect).stream()
                        .map(Check::where)
                        .toList());
    }

    @Test
    void silenceIsADifferenceOfEveryPart() {
        assertEquals(
                List.of("order of channels", "outbound", "internal", "connect"),
                differences().stream().map(Check::where).toList());
    }

    private static List<Check> differences(JsonNode... messages) {
        return DoNotCallEvents.compare(List.of(messages), THEN).stream()
                .filter(check -> !check.holds())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (Exception e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
