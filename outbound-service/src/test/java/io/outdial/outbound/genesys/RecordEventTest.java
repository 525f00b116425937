package io.outdial.outbound.genesys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.outbound.notification.Notification;
import io.outdial.outbound.record.ChainAttribute;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.outbound.record.ResolvedReferences;
import io.outdial.platform.phone.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEVICE = "f32a46c4-8a48-4067-9965-537fc9788790";
    private static final PhoneNumber PHONE = new PhoneNumber("3001", "3001");
    private static final ResolvedReferences FOUND = new ResolvedReferences(
            UUID.fromString(DEVICE), UUID.randomUUID(), 134, UUID.randomUUID(), "CallingList1", 13L, PHONE);

    private static final ResolvedReferences CAMPAIGN_ONLY =
            new ResolvedReferences(UUID.fromString(DEVICE), UUID.randomUUID(), 134, null, null, null, null);

    /** The messages of the given page, with its numbers. */
    @Test
    void theMessagesOfThePage() throws JsonProcessingException {
        List<Notification> messages = messages(
                new OperationRequest<>(
                        13L,
                        134,
                        "Campaign1",
                        "CallingList1",
                        new DoNotCall(List.of(PHONE), ChainAttribute.ALL_CHAIN),
                        "/devices/" + DEVICE,
                        "123456789"),
                "3001");
        assertEquals("/v2/me/outbound", messages.get(0).channel());
        assertEquals(tree("""
                        {'record':{'devicePath':'/devices/f32a46c4-8a48-4067-9965-537fc9788790','callingList':'CallingList1',
                                   'applicationId':134,'recordHandle':13,'campaignName':'Campaign1'},
                         'notificationType':'DoNotCallAcknowledge','messageType':'OutboundRecordMessage','referenceId':'123456789'}
                        """), data(messages.get(0)));
        assertEquals("/me/internal", messages.get(1).channel());
        assertEquals(tree("""
                        {'metrics':{'eventProcessing':{'serverGenerationTimestamp':1433915450788,'nodeProcessingTimeNanos':5352048,
                                                       'serverProcessingTimeTotalMs':5}},
                         'userData':{'GSW_CHAIN_ATTR':'AllChain','GSW_APPLICATION_ID':134,'GSW_RECORD_HANDLE':13,
                                     'GSW_USER_EVENT':'DoNotCallAcknowledge','GSW_CALLING_LIST':'CallingList1','GSW_PHONE':'3001',
                                     'GSW_CAMPAIGN_NAME':'Campaign1'},
                         'deviceId':'f32a46c4-8a48-4067-9965-537fc9788790','messageType':'DeviceUserEventMessage'}
                        """), data(messages.get(1)));
    }

    @Test
    void byNumberTheNumberNamesTheRecordAndWhatWasLeftOutIsLeftOut() throws JsonProcessingException {
        List<Notification> messages = messages(
                new OperationRequest<>(
                        null,
                        134,
                        "Campaign1",
                        null,
                        new DoNotCall(List.of(PHONE), ChainAttribute.RECORD_ONLY),
                        "/devices/" + DEVICE,
                        null),
                "3001");
        assertEquals(tree("""
                        {'record':{'devicePath':'/devices/f32a46c4-8a48-4067-9965-537fc9788790','applicationId':134,
                                   'phoneNumber':'3001','campaignName':'Campaign1'},
                         'notificationType':'DoNotCallAcknowledge','messageType':'OutboundRecordMessage'}
                        """), data(messages.get(0)));
        assertEquals(tree("""
                        {'GSW_CHAIN_ATTR':'RecordOnly','GSW_APPLICATION_ID':134,'GSW_USER_EVENT':'DoNotCallAcknowledge',
                         'GSW_PHONE':'3001','GSW_CAMPAIGN_NAME':'Campaign1'}
                        """), data(messages.get(1)).get("userData"));
    }

    @Test
    void withoutANumberInTheRequestTheRecordsOwnIsTold() throws JsonProcessingException {
        List<Notification> messages = messages(
                new OperationRequest<>(
                        13L,
                        134,
                        "Campaign1",
                        "CallingList1",
                        new DoNotCall(List.of(), ChainAttribute.RECORD_ONLY),
                        "/devices/" + DEVICE,
                        null),
                null);
        assertEquals("3001", data(messages.get(1)).at("/userData/GSW_PHONE").asText());
    }

    private static List<Notification> messages(OperationRequest<DoNotCall> request, String phoneNumber) {
        return DoNotCallOperation.acknowledgement(
                        request, phoneNumber, request.handle() == null ? CAMPAIGN_ONLY : FOUND)
                .notifications(Instant.ofEpochMilli(1433915450788L), Duration.ofNanos(5352048));
    }

    private static JsonNode data(Notification notification) throws JsonProcessingException {
        return JSON.readTree(JSON.writeValueAsString(notification.data()));
    }

    private static JsonNode tree(String text) throws JsonProcessingException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
