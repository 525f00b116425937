package io.outdial.transfer.resolution;

import static io.outdial.transfer.Requests.PATH;
import static io.outdial.transfer.Requests.as;
import static io.outdial.transfer.Requests.bare;
import static io.outdial.transfer.Requests.right;
import static io.outdial.transfer.Requests.wrong;
import static io.outdial.transfer.resolution.StoredPlans.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configs that ask nobody, and who may ask about them. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ResolveTest {

    static final String RESOLVE = PATH + "/resolve";
    static final String TEST = PATH + "/test";

    private static final UUID A = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    private static final UUID B = UUID.fromString("00000000-0000-4000-8000-00000000000b");
    private static final UUID C = UUID.fromString("00000000-0000-4000-8000-00000000000c");

    final StoredPlans stored = new StoredPlans();

    @ParameterizedTest
    @CsvSource({
        "+12025550123, +12025550123",
        "(202) 555-0123, +12025550123",
        "729-555-0143, +17295550143",
        "0049 30 2270, +49302270",
        "3001, 3001",
        "+1 202 555 0123 ext. 7, +1 202 555 0123 ext. 7",
    })
    void aConfiguredNumberIsDialledWithItsPlus(String configured, String dialled) {
        resolve(stored.config("DIRECT", Map.of("direct_phone_number", "'" + configured + "'")))
                .statusCode(200)
                .body("destination.phoneNumber", equalTo(dialled));
    }

    @Test
    void aNumberWithWhatIsSaidMeanwhile() {
        UUID id = stored.config(
                "DIRECT",
                Map.of(
                        "direct_phone_number", "'+12025550123'",
                        "warm_transfer", "true",
                        "warm_mode", "'WAIT_FOR_OPERATOR'",
                        "warm_summary_prompt", "'Sum up'",
                        "transfer_waiting_messages", "'{\"Wait\",\"Still\"}'"));
        resolve(id)
                .statusCode(200)
                .body("transferConfigId", equalTo(id.toString()))
                .body("destination.type", equalTo("phone_number"))
                .body("destination.phoneNumber", equalTo("+12025550123"))
                .body("destination.sip", nullValue())
                .body("waitingMessages", contains("Wait", "Still"))
                .body("warmTransfer.mode", equalTo("wait-for-operator"))
                .body("warmTransfer.summaryPrompt", equalTo("Sum up"))
                .body("reason.code", equalTo("configured"));
    }

    /** As they may have been stored before numbers were looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"---", " ", "ext.", "+"})
    void whatHoldsNoDigitIsNoNumber(String number) {
        UUID direct = stored.config("DIRECT", Map.of("direct_phone_number", text(number)));
        UUID fallback = stored.config(
                "SIP",
                Map.of("softphone_fallback_type", "'PHONE_NUMBER'", "softphone_fallback_phone_number", text(number)));
        for (UUID id : List.of(direct, fallback)) {
            right().get(PATH, id).then().body("transferConfig.usable", equalTo(false));
            resolve(id).statusCode(400).body("code", equalTo("NOT_USABLE"));
        }
    }

    @Test
    void aSipAddressWithItsHeaders() {
        UUID id = stored.config("SIP", Map.of("sip_uri", "'sip:a@pbx.example'", "sip_headers", "'X-A: 1'"));
        resolve(id)
                .statusCode(200)
                .body("destination.type", equalTo("sip"))
                .body("destination.sip.uri", equalTo("sip:a@pbx.example"))
                .body("destination.sip.headers", contains(Map.of("name", "X-A", "value", "1")))
                .body("waitingMessages", empty())
                .body("warmTransfer", nullValue());
    }

    @ParameterizedTest
    @MethodSource
    void membersRingInTheOrderOfTheRouting(String mode, Map<String, String> routing, List<List<String>> steps) {
        UUID id = stored.config(
                "SOFTPHONE",
                Map.of(
                        "routing_config_id", "'" + stored.routing(mode, routing) + "'",
                        "softphone_handoff_strategy", "'IMMEDIATE_TRANSFER'",
                        "softphone_fallback_type", "'PHONE_NUMBER'",
                        "softphone_fallback_phone_number", "'+12025550199'"));
        resolve(id)
                .statusCode(200)
                .body("destination.type", equalTo("softphone"))
                .body("destination.softphone.steps.memberIds", equalTo(steps))
                .body("destination.softphone.steps.ringSeconds.unique()", contains(15))
                .body("destination.softphone.longestWaitSeconds", equalTo(90))
                .body("destination.softphone.handoffStrategy", equalTo("immediate-transfer"))
                .body("destination.softphone.fallback.phoneNumber", equalTo("+12025550199"));
    }

    static Stream<Arguments> membersRingInTheOrderOfTheRouting() {
        String three = "'{" + B + "," + A + "," + C + "}'";
        return Stream.of(
                Arguments.of(
                        "LINEAR",
                        Map.of("member_ids", three, "longest_wait_seconds", "90"),
                        steps(List.of(B), List.of(A), List.of(C))),
                Arguments.of(
                        "ROUND_ROBIN",
                        Map.of("member_ids", three, "longest_wait_seconds", "90"),
                        steps(List.of(B, A, C))),
                Arguments.of(
                        "GROUPED",
                        Map.of(
                                "tiers",
                                text("{\"tiers\":[{\"mode\":\"ROUND_ROBIN\",\"memberIds\":[\"" + B + "\",\"" + A
                                        + "\"]},{\"mode\":\"LINEAR\",\"memberIds\":[\"" + C + "\",\"" + A + "\"]}]}"),
                                "longest_wait_seconds",
                                "90"),
                        steps(List.of(B, A), List.of(C), List.of(A))));
    }

    private static List<List<String>> steps(List<?>... steps) {
        return Stream.of(steps)
                .map(step -> step.stream().map(Object::toString).toList())
                .toList();
    }

    @ParameterizedTest
    @MethodSource
    void withoutADestinationTheCallGoesToTheFallback(
            String type, Map<String, String> columns, String fallback, String number) {
        resolve(stored.config(type, columns))
                .statusCode(200)
                .body("destination.type", equalTo("fallback"))
                .body("destination.fallback.type", equalTo(fallback))
                .body("destination.fallback.phoneNumber", equalTo(number))
                .body("reason.code", equalTo("no_destination"));
    }

    static Stream<Arguments> withoutADestinationTheCallGoesToTheFallback() {
        Map<String, String> number = Map.of(
                "softphone_fallback_type", "'PHONE_NUMBER'", "softphone_fallback_phone_number", "'+12025550199'");
        Map<String, String> booking = Map.of("softphone_fallback_type", "'APPOINTMENT_BOOKING'");
        return Stream.of(
                Arguments.of("DIRECT", number, "phone_number", "+12025550199"),
                Arguments.of("SIP", number, "phone_number", "+12025550199"),
                Arguments.of("DYNAMIC", number, "phone_number", "+12025550199"),
                Arguments.of("SOFTPHONE", number, "phone_number", "+12025550199"),
                Arguments.of("SOFTPHONE", booking, "appointment_booking", null),
                Arguments.of(
                        "DYNAMIC",
                        Map.of("dynamic_options", "'{\"transferNumber\":\"+12025550198\"}'"),
                        "phone_number",
                        "+12025550198"));
    }

    @Test
    void theRoutingsOwnFallbackCountsWhereTheConfigHasNone() {
        String routing = stored.routing(
                        "LINEAR", Map.of("fallback_type", "'PHONE_NUMBER'", "fallback_phone_number", "'+12025550177'"))
                .toString();
        resolve(stored.config("SOFTPHONE", Map.of("routing_config_id", "'" + routing + "'")))
                .statusCode(200)
                .body("destination.fallback.phoneNumber", equalTo("+12025550177"));
    }

    @ParameterizedTest
    @CsvSource({"DIRECT", "SIP", "SOFTPHONE", "DYNAMIC"})
    void withoutAFallbackEitherItIsAClearError(String type) {
        UUID id = stored.config(type, Map.of());
        resolve(id)
                .statusCode(400)
                .body("code", equalTo("NOT_USABLE"))
                .body("message", equalTo("The config has no destination of its type, and there is no fallback"));
        right().body("{}")
                .post(TEST, id)
                .then()
                .statusCode(200)
                .body("resolution", nullValue())
                .body("refusal.code", equalTo("NOT_USABLE"))
                .body("ping", nullValue())
                .body("conditions", empty());
    }

    @Test
    void anotherClientsConfigIsAsOneThatDoesNotExist() {
        UUID id = stored.config("DIRECT", Map.of("direct_phone_number", "'+12025550123'"));
        for (String path : List.of(RESOLVE, TEST)) {
            Response foreign = as(TestEnvironment.OTHER_CLIENT_KEY).body("{}").post(path, id);
            Response unknown = as(TestEnvironment.OTHER_CLIENT_KEY).body("{}").post(path, UUID.randomUUID());
            assertEquals(404, foreign.statusCode());
            assertEquals(
                    "{\"message\":\"No transfer config with this id\",\"code\":\"NOT_FOUND\"}", foreign.asString());
            assertEquals(unknown.asString(), foreign.asString());
            as(TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                    .body("{}")
                    .post(path, id)
                    .then()
                    .statusCode(403);
            bare().body("{}").post(path, id).then().statusCode(401);
        }
    }

    @ParameterizedTest
    @MethodSource
    void whatCannotBeReadIsTold(String body, List<String> path, String code) {
        UUID id = stored.config("DIRECT", Map.of("direct_phone_number", "'+12025550123'"));
        for (String operation : List.of(RESOLVE, TEST)) {
            wrong().body(body.replace('\'', '"'))
                    .post(operation, id)
                    .then()
                    .statusCode(422)
                    .body("errors", hasSize(1))
                    .body("errors[0].path", equalTo(path))
                    .body("errors[0].code", equalTo(code));
        }
    }

    static Stream<Arguments> whatCannotBeReadIsTold() {
        return Stream.of(
                Arguments.of("[]", List.of(), "invalid_type"),
                Arguments.of("{'customerPhone':5}", List.of("customerPhone"), "invalid_type"),
                Arguments.of("{'customerPhone':''}", List.of("customerPhone"), "too_small"),
                Arguments.of("{'customerPhone':'" + "1".repeat(65) + "'}", List.of("customerPhone"), "too_big"),
                Arguments.of("{'campaignId':'x'}", List.of("campaignId"), "invalid_format"),
                Arguments.of("{'variables':[]}", List.of("variables"), "invalid_type"),
                Arguments.of("{'variables':{'a':{}}}", List.of("variables", "a"), "invalid_type"),
                Arguments.of("{'variables':{'a':[1]}}", List.of("variables", "a"), "invalid_type"),
                Arguments.of("{'variables':{'a b':1}}", List.of("variables", "a b"), "invalid_format"),
                Arguments.of("{'variables':{'':1}}", List.of("variables", ""), "invalid_format"),
                Arguments.of("{'variables':{'1a':1}}", List.of("variables", "1a"), "invalid_format"),
                Arguments.of("{'variables':{'a':'" + "x".repeat(2_001) + "'}}", List.of("variables", "a"), "too_big"),
                Arguments.of("{'variables':{'a':'\\u0000'}}", List.of("variables", "a"), "invalid_format"),
                Arguments.of("{'variables':{" + many(101) + "}}", List.of("variables"), "too_big"));
    }

    private static String many(int variables) {
        return String.join(
                ",",
                Stream.iterate(0, i -> i + 1)
                        .limit(variables)
                        .map(i -> "'v" + i + "':1")
                        .toList());
    }

    @Test
    void noBodyAtAllIsTold() {
        wrong().post(RESOLVE, UUID.randomUUID()).then().statusCode(422);
        wrong().body("{")
                .post(RESOLVE, UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_REQUEST"));
        wrong().body("{}").post(RESOLVE, "x").then().statusCode(422).body("errors[0].path", contains("id"));
    }

    private static ValidatableResponse resolve(UUID id) {
        return right().body("{}").post(RESOLVE, id).then();
    }
}
