package io.outdial.outbound.genesys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.outbound.record.ChainAttribute;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code DoNotCallRecord}'s parameters, before anything is looked up. */
class OperationParametersTest {

    private static final RecordTarget HANDLE = new RecordTarget.OfHandle(13);
    private static final RecordTarget NUMBER = new RecordTarget.ByParameters();
    private static final String RIGHT = """
            {"applicationId":134,"campaignName":"Campaign1","callingList":"CallingList1","phoneNumber":"3001","chainAttribute":"AllChain",
             "devicePath":"/devices/f32a46c4-8a48-4067-9965-537fc9788790","referenceId":"123456789"}
            """;

    @Test
    void readsThemAll() {
        OperationRequest<DoNotCall> request = read(HANDLE, json(RIGHT));
        assertEquals(13L, request.handle());
        assertEquals(134, request.applicationId());
        assertEquals("Campaign1", request.campaignName());
        assertEquals("CallingList1", request.callingList());
        assertEquals("3001", request.command().numbers().get(0).given());
        assertEquals("3001", request.command().numbers().get(0).key());
        assertEquals(ChainAttribute.ALL_CHAIN, request.command().chain());
        assertEquals("/devices/f32a46c4-8a48-4067-9965-537fc9788790", request.devicePath());
        assertEquals("123456789", request.referenceId());
    }

    @ParameterizedTest
    @CsvSource({
        "handle, applicationId, true",
        "handle, campaignName, true",
        "handle, callingList, true",
        "handle, devicePath, true",
        "handle, phoneNumber, false",
        "handle, chainAttribute, false",
        "handle, referenceId, false",
        "number, applicationId, true",
        "number, campaignName, true",
        "number, callingList, false",
        "number, devicePath, true",
        "number, phoneNumber, true",
        "number, chainAttribute, false",
        "number, referenceId, false",
    })
    void requiredOnesAreMissedAndNullAndBlankAreAbsent(String form, String name, boolean required) {
        RecordTarget target = form.equals("handle") ? HANDLE : NUMBER;
        ObjectNode absent = json(RIGHT);
        absent.remove(name);
        List<ObjectNode> asAbsent = new ArrayList<>(List.of(json(RIGHT).putNull(name)));
        if (!name.equals("applicationId")) {
            Stream.of("", " ", "\t\n", "\u00a0\u202f")
                    .forEach(blank -> asAbsent.add(json(RIGHT).put(name, blank)));
        }
        if (required) {
            assertEquals(List.of(name + " is required"), faults(target, absent));
            asAbsent.forEach(body -> assertEquals(List.of(name + " is required"), faults(target, body)));
        } else {
            asAbsent.forEach(body -> assertEquals(read(target, absent), read(target, body)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "applicationId; '134'; must be an integer; INVALID_TYPE",
                "applicationId; 134.5; must be an integer; INVALID_TYPE",
                "applicationId; ''; must be an integer; INVALID_TYPE",
                "applicationId; true; must be an integer; INVALID_TYPE",
                "applicationId; []; must be an integer; INVALID_TYPE",
                "applicationId; 1e400; must be an integer; INVALID_TYPE",
                "applicationId; 2147483648; is out of range; TOO_BIG",
                "applicationId; 1e300; is out of range; TOO_BIG",
                "campaignName; 7; must be a string; INVALID_TYPE",
                "campaignName; {}; must be a string; INVALID_TYPE",
                "callingList; false; must be a string; INVALID_TYPE",
                "phoneNumber; 3001; must be a string; INVALID_TYPE",
                "phoneNumber; 'none'; is no phone number: it has no digit; INVALID_FORMAT",
                "phoneNumber; '+'; is no phone number: it has no digit; INVALID_FORMAT",
                "chainAttribute; 'allchain'; must be one of AllChain, RecordOnly; INVALID_VALUE",
                "chainAttribute; 1; must be a string; INVALID_TYPE",
                "devicePath; 1; must be a string; INVALID_TYPE",
                "referenceId; 123456789; must be a string; INVALID_TYPE",
            })
    void wrongOnesAreNamed(String name, String value, String fault, Issue.Kind kind) {
        ObjectNode body = json(RIGHT);
        body.set(name, json("{\"x\":" + value.replace('\'', '"') + "}").get("x"));
        List<Issue> issues = issues(HANDLE, body);
        assertEquals(1, issues.size());
        assertEquals(name + " " + fault, issues.get(0).message());
        assertEquals(kind, issues.get(0).code());
    }

    @Test
    void allFaultsAreTold() {
        assertEquals(4, faults(HANDLE, json("{}")).size());
        assertEquals(4, faults(NUMBER, json("{}")).size());
    }

    @ParameterizedTest
    @CsvSource({"campaignName, x", "callingList, x", "devicePath, x", "referenceId, x", "referenceId, \uD83D\uDCDE"})
    void tooLongIsOutOfRangeCountedInCodePoints(String name, String character) {
        ObjectNode tooLong = json(RIGHT).put(name, character.repeat(256));
        assertEquals(
                List.of(name + " is longer than 255 characters"),
                issues(HANDLE, tooLong).stream().map(Issue::message).toList());
        assertEquals(Issue.Kind.TOO_BIG, issues(HANDLE, tooLong).get(0).code());
        read(HANDLE, json(RIGHT).put(name, character.repeat(255)));
    }

    @Test
    void aWholeNumberMayBeWrittenWithAPoint() {
        ObjectNode body = json(RIGHT);
        body.set("applicationId", json("{\"x\":134.0}").get("x"));
        assertEquals(134, read(HANDLE, body).applicationId());
    }

    @Test
    void chainAttributeAbsentIsRecordOnly() {
        ObjectNode body = json(RIGHT);
        body.remove("chainAttribute");
        assertEquals(ChainAttribute.RECORD_ONLY, read(HANDLE, body).command().chain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "-1", "+13", "013", "1.0", "99999999999999999999", "13 ", "١٣"})
    void whatIsNoNumberIsNoHandle(String handle) {
        assertThrows(Failure.NotFound.class, () -> RecordTarget.OfHandle.parse(handle));
    }

    private static OperationRequest<DoNotCall> read(RecordTarget target, ObjectNode body) {
        return DoNotCallOperation.read(target, new OperationParameters(body), "US");
    }

    private static List<Issue> issues(RecordTarget target, ObjectNode body) {
        return assertThrows(Failure.NotValid.class, () -> read(target, body)).issues();
    }

    private static List<String> faults(RecordTarget target, ObjectNode body) {
        return issues(target, body).stream().map(Issue::message).toList();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
