package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.genesys.OperationExample.Path;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation with every parameter wrong, and with things that there are not; after each, nothing has changed. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordOperationBadInputTest {

    private static final Set<String> INTEGERS = Set.of("applicationId", "timestamp", "from", "until", "chainId");
    private static final Set<String> WORDS =
            Set.of("operationName", "chainAttribute", "callbackType", "phoneType", "callResult");

    private final String phone = newPhone();
    private RecordFixture fixture;
    private long record;
    private String before;

    @BeforeEach
    void aRecord() {
        fixture = new RecordFixture().previews();
        record = fixture.record(newPhone());
        before = fixture.everything();
    }

    @AfterEach
    void nothingHasChanged() {
        assertEquals(before, fixture.everything());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("7.4 point 11: each required parameter missing")
    void missingOrEmpty(OperationExample of) {
        for (String name : of.required) {
            String required = name + " is required";
            message(right(of).without(name).refused(400, 1), required);
            message(right(of).with(name, null).refused(400, 1), required);
            if (!INTEGERS.contains(name)) {
                for (String blank : List.of("", " \t", "\u00a0")) {
                    message(right(of).with(name, blank).refused(400, 1), required);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofAnotherType(OperationExample of) {
        for (String name : of.parameters()) {
            List<Object> wrong =
                    List.of(true, List.of("x"), Map.of("x", 1), 1.5, INTEGERS.contains(name) ? "134" : 7.5);
            for (Object value : wrong) {
                if (!name.equals("otherFields") || !(value instanceof Map)) {
                    right(of).with(name, value).refused(400, 2);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void textsThatCannotBe(OperationExample of) {
        for (String name : of.parameters()) {
            right(of).with(name, "\0").refused(400, 2);
            right(of).with(name, "x\ud800").refused(400, 2);
            right(of).with(name, "\udc00x").refused(400, 2);
            if (!INTEGERS.contains(name) && !name.equals("otherFields")) {
                right(of).with(name, "x".repeat(256)).refused(400, WORDS.contains(name) ? 2 : 10);
            }
        }
        right(of).with("anythingElse", "\0").refused(400, 2);
    }

    @ParameterizedTest
    @EnumSource
    void integersThatCannotBe(OperationExample of) {
        for (String name : of.parameters()) {
            if (INTEGERS.contains(name) && !name.equals("chainId")) {
                right(of).with(name, Long.MAX_VALUE).refused(400, 10);
                right(of).with(name, 1e300).refused(400, 10);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOperationThatThereIsNot(OperationExample of) {
        for (String name : List.of("DialRecord", of.operation.toLowerCase(Locale.ROOT), of.operation + "s")) {
            right(of).with("operationName", name).refused(400, 2);
        }
        EnumSet.allOf(OperationExample.class).stream()
                .filter(other -> other.path != of.path)
                .map(other -> other.operation)
                .filter(name -> !name.equals("DoNotCallRecord"))
                .forEach(name -> right(of).with("operationName", name).refused(400, 2));
    }

    @ParameterizedTest
    @EnumSource
    void thingsThatThereAreNot(OperationExample of) {
        RecordFixture colleague = new RecordFixture();
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        for (Object device : List.of(colleague.device, stranger.device, UUID.randomUUID(), 1)) {
            message(
                    right(of).with("devicePath", "/devices/" + device).refused(404, 6),
                    "No device of yours with this devicePath");
        }
        right(of).with("devicePath", "elsewhere").refused(404, 6);
        for (int application : new int[] {135, 0, -1}) {
            message(
                    right(of).with("applicationId", application).refused(404, 6),
                    "No application with this applicationId runs the campaign");
        }
        if (of.path != Path.CAMPAIGN) {
            for (String campaign : List.of("Nowhere", stranger.campaign)) {
                message(right(of).with("campaignName", campaign).refused(404, 6), "No campaign with this campaignName");
            }
            for (String list : List.of("Nowhere", fixture.otherList, stranger.list)) {
                message(
                        right(of).with("callingList", list).refused(404, 6),
                        "No callingList with this name in the campaign");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DO_NOT_CALL", "CANCEL", "UPDATE", "COMPLETE", "REJECT", "RESCHEDULE", "GET_CHAINED"})
    void handlesOfNoRecordOfTheCampaign(OperationExample of) {
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        long elsewhere = fixture.record(fixture.otherList, newPhone(), fixture.newChain());
        long strangers = stranger.record(newPhone());
        before = fixture.everything();
        for (Object handle :
                List.of(elsewhere, strangers, 0, -1, "1234567890123456789", "9223372036854775808", "x", "13.0")) {
            of.right(fixture, handle, phone).refused(404, 6);
        }
        fixture.list(fixture.campaign, "Second-" + fixture.list);
        right(of).with("callingList", "Second-" + fixture.list).refused(404, 6);
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCEL", "UPDATE", "COMPLETE", "REJECT", "RESCHEDULE"})
    void aRecordThatHasEndedOrThatAnotherAgentHas(OperationExample of) {
        String colleague = "colleague-of-" + fixture.user;
        UUID colleagueId = fixture.colleague(colleague);
        RecordRequest.onCampaign(fixture, "GetPreviewRecord")
                .as(colleague, TestEnvironment.AGENT_PASSWORD)
                .with("devicePath", "/devices/" + colleagueId)
                .accepted();
        before = fixture.everything();
        message(right(of).refused(400, 19), "Another agent has the record");
        RecordRequest.byHandle(fixture, record)
                .with("operationName", "CompleteRecord")
                .as(colleague, TestEnvironment.AGENT_PASSWORD)
                .with("devicePath", "/devices/" + colleagueId)
                .accepted();
        before = fixture.everything();
        message(right(of).refused(400, 2), "The record has ended");
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETE", "REJECT"})
    void aRecordThatNobodyHas(OperationExample of) {
        message(right(of).refused(400, 2), "You do not have the record");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource
    void values(OperationExample of, String name, Object value, int statusCode) {
        right(of).with(name, value).refused(statusCode == 6 ? 404 : 400, statusCode);
    }

    static Stream<Arguments> values() {
        long now = System.currentTimeMillis() / 1000;
        Map<String, Integer> tooMany =
                IntStream.range(0, 101).boxed().collect(Collectors.toMap(n -> "field" + n, n -> n));
        Stream<Arguments> hours = Stream.of(OperationExample.ADD, OperationExample.UPDATE)
                .flatMap(of -> Stream.of(
                        Arguments.of(of, "from", -1, 10),
                        Arguments.of(of, "until", 86_400, 10),
                        Arguments.of(of, "phoneNumber", "nobody", 2),
                        Arguments.of(of, "phoneNumber", "911", 2),
                        Arguments.of(of, "phoneNumber", "555-0143", 2),
                        Arguments.of(of, "phoneNumber", "+12025550143 or +12025550144", 2),
                        Arguments.of(of, "phoneType", "Cellular", 2),
                        Arguments.of(of, "phoneType", "mobile", 2),
                        Arguments.of(of, "timeZone", "Mars/Olympus", 2),
                        Arguments.of(of, "timeZone", "+02:00", 2)));
        return Stream.concat(
                hours,
                Stream.of(
                        Arguments.of(OperationExample.ADD, "until", 28_800, 10),
                        Arguments.of(OperationExample.ADD, "until", 29_000, 10),
                        Arguments.of(OperationExample.ADD, "chainId", -1, 6),
                        Arguments.of(OperationExample.ADD, "otherFields", Map.of("list", List.of()), 10),
                        Arguments.of(OperationExample.ADD, "otherFields", tooMany, 10),
                        Arguments.of(OperationExample.DO_NOT_CALL, "phoneNumber", "nobody", 2),
                        Arguments.of(OperationExample.DO_NOT_CALL_NUMBER, "phoneNumber", "nobody", 2),
                        Arguments.of(OperationExample.DO_NOT_CALL, "chainAttribute", "allchain", 2),
                        Arguments.of(OperationExample.CANCEL, "chainAttribute", "Chain", 2),
                        Arguments.of(OperationExample.COMPLETE, "callResult", "Foo", 2),
                        Arguments.of(OperationExample.COMPLETE, "callResult", 54, 2),
                        Arguments.of(OperationExample.COMPLETE, "callResult", -1, 2),
                        Arguments.of(OperationExample.RESCHEDULE, "callbackType", "personal", 2),
                        Arguments.of(OperationExample.RESCHEDULE, "timestamp", now - 1, 10),
                        Arguments.of(OperationExample.RESCHEDULE, "timestamp", 0, 10),
                        Arguments.of(OperationExample.RESCHEDULE, "timestamp", now + 366 * 86_400, 10)));
    }

    @ParameterizedTest
    @EnumSource(names = "UPDATE")
    void hoursThatLeaveNoTime(OperationExample of) {
        right(of).with("from", 28_800).with("until", 28_800).refused(400, 2);
        right(of).with("from", 28_800).with("until", 29_000).refused(400, 2);
    }

    private RecordRequest right(OperationExample of) {
        return of.right(fixture, record, phone);
    }

    private static void message(ValidatableResponse answer, String expected) {
        answer.body("statusMessage", equalTo(expected));
    }
}
