package io.outdial.transfer.config;

import static io.outdial.transfer.Requests.PATH;
import static io.outdial.transfer.Requests.right;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.StoredConfigs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a patch that is right does to a config. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class UpdateTransferConfigTest {

    private static final String DEMO_CONFIG = "497f6eca-6276-4993-bfeb-53cbbbba6f08";

    private static final String ALL_OPTIONS = """
            {"pingUrl":"https://crm.example.com/next","method":"POST","timeout":1500.5,"headers":{"X-Token":"t","Accept":"application/json"},
             "body":{"deep":{"list":[1,2.5,true,null,{"x":"é😀"}],"big":123456789012345678901234567890},"nothing":null},
             "transferNumberField":"a.b","transferNumber":"+12025550100",
             "successConditions":[{"field":"s","operator":"equals","value":"ok"},{"field":"t","operator":"not_exists","value":null}]}
            """;

    final StoredConfigs stored = new StoredConfigs();

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void theCallOfThePageAnswersTheDemoConfigInTheOrderOfThePage() throws JsonProcessingException {
        String answer = right().body("{}")
                .patch(PATH, DEMO_CONFIG)
                .then()
                .statusCode(200)
                .body("transferConfig.routingConfigId", equalTo("b6e138dd-eba1-4cd6-85c1-31882f4d70e7"))
                .body("transferConfig.type", equalTo("direct"))
                .body("transferConfig.createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .body("transferConfig.updatedAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .body("transferConfig.clientId", equalTo(TestEnvironment.CLIENT.toString()))
                .extract()
                .asString();
        JsonNode config = json.readTree(answer).get("transferConfig");
        assertEquals(
                List.of(
                        "id",
                        "createdAt",
                        "updatedAt",
                        "clientId",
                        "name",
                        "routingConfigId",
                        "type",
                        "warmTransfer",
                        "directPhoneNumber",
                        "dynamicOptions",
                        "sipUri",
                        "sipHeaders",
                        "warmSummaryPrompt",
                        "warmMode",
                        "softphoneFallbackType",
                        "softphoneHandoffStrategy",
                        "softphoneFallbackPhoneNumber",
                        "appointmentBookingEnabled",
                        "appointmentConfigId",
                        "transferWaitingMessages",
                        "usable"),
                names(config));
        assertEquals(
                List.of(
                        "pingUrl",
                        "method",
                        "timeout",
                        "headers",
                        "body",
                        "transferNumberField",
                        "transferNumber",
                        "successConditions"),
                names(config.get("dynamicOptions")));
        config.properties()
                .forEach(field -> assertEquals(false, field.getValue().isNull(), field.getKey()));
    }

    @ParameterizedTest
    @MethodSource
    void aFieldIsSetAndNothingElse(String field, String value) throws JsonProcessingException {
        UUID id = stored.full();
        assertChangesOnly(id, field, value);
    }

    static Stream<Arguments> aFieldIsSetAndNothingElse() {
        return Stream.of(
                Arguments.of("name", "\"N\""),
                Arguments.of("name", "\"" + "long ".repeat(51) + "\""),
                Arguments.of("routingConfigId", "\"b6e138dd-eba1-4cd6-85c1-31882f4d70e7\""),
                Arguments.of("type", "\"sip\""),
                Arguments.of("type", "\"dynamic\""),
                Arguments.of("type", "\"softphone\""),
                Arguments.of("warmTransfer", "false"),
                Arguments.of("directPhoneNumber", "\"12345678901234567890\""),
                Arguments.of("directPhoneNumber", "\"𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏\""),
                Arguments.of("dynamicOptions", ALL_OPTIONS),
                Arguments.of("sipUri", "\"sip:b@example.com\""),
                Arguments.of("sipHeaders", "\"X-B: 2\""),
                Arguments.of("warmSummaryPrompt", "\"Be short: é😀\""),
                Arguments.of("warmMode", "\"wait-for-operator\""),
                Arguments.of("softphoneFallbackType", "\"appointment_booking\""),
                Arguments.of("softphoneFallbackPhoneNumber", "\"+1 202 555 0100\""),
                Arguments.of("softphoneHandoffStrategy", "\"immediate-transfer\""),
                Arguments.of("appointmentBookingEnabled", "false"),
                Arguments.of("appointmentConfigId", "\"b6e138dd-eba1-4cd6-85c1-31882f4d70e7\""),
                Arguments.of("transferWaitingMessages", "[]"),
                Arguments.of("transferWaitingMessages", "[\"One, {two} \\\"three\\\"\",\"\"]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "routingConfigId",
                "dynamicOptions",
                "sipUri",
                "sipHeaders",
                "warmSummaryPrompt",
                "warmMode",
                "softphoneFallbackType",
                "softphoneHandoffStrategy",
                "softphoneFallbackPhoneNumber",
                "appointmentConfigId",
                "transferWaitingMessages"
            })
    void nullClearsAFieldAndNothingElse(String field) throws JsonProcessingException {
        assertChangesOnly(stored.full(), field, "null");
    }

    @Test
    void theNumberIsClearedTogetherWithAChangeOfType() {
        right().body("{\"type\":\"softphone\",\"directPhoneNumber\":null}")
                .patch(PATH, stored.direct())
                .then()
                .statusCode(200)
                .body("transferConfig.directPhoneNumber", nullValue());
    }

    @Test
    void dynamicOptionsAreReplacedWhole() {
        UUID id = stored.direct();
        right().body("{\"dynamicOptions\":" + ALL_OPTIONS + "}")
                .patch(PATH, id)
                .then()
                .statusCode(200);
        right().body("{\"dynamicOptions\":{\"timeout\":0,\"somethingElse\":1}}")
                .patch(PATH, id)
                .then()
                .statusCode(200)
                .body("transferConfig.dynamicOptions.timeout", equalTo(0))
                .body("transferConfig.dynamicOptions.findAll { it.value != null }.size()", equalTo(1))
                .body("transferConfig.dynamicOptions.size()", equalTo(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"unknown\":1}", "{\"name\":\"Sales\"}", "{\"dynamicOptions\":null}"})
    void aPatchThatChangesNothingLeavesTheRowAsItIs(String patch) {
        UUID id = stored.direct();
        String before = stored.row(id);
        right().body(patch)
                .patch(PATH, id)
                .then()
                .statusCode(200)
                .body("transferConfig.updatedAt", equalTo("2026-01-02T03:04:05Z"));
        assertEquals(before, stored.row(id));
    }

    @Test
    void aChangeIsSeenInUpdatedAtAndNotInCreatedAt() {
        UUID id = stored.direct();
        String updatedAt = right().body("{\"name\":\"Other\"}")
                .patch(PATH, id)
                .then()
                .statusCode(200)
                .body("transferConfig.createdAt", equalTo("2026-01-02T03:04:05Z"))
                .body("transferConfig.updatedAt", not(equalTo("2026-01-02T03:04:05Z")))
                .extract()
                .path("transferConfig.updatedAt");
        assertEquals(updatedAt, read(id).get("updatedAt").asText());
    }

    @Test
    void aConfigWithoutADestinationCanStillBeRenamed() {
        right().body("{\"name\":\"Other\"}")
                .patch(PATH, stored.withoutDestination(TransferType.SIP))
                .then()
                .statusCode(200)
                .body("transferConfig.name", equalTo("Other"));
    }

    @Test
    void anIdIsReadInEitherCase() {
        UUID id = stored.direct();
        right().body("{}")
                .patch(PATH, id.toString().toUpperCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .body("transferConfig.id", equalTo(id.toString()));
    }

    /** Both the answer of the patch and what is there afterwards. */
    private void assertChangesOnly(UUID id, String field, String value) throws JsonProcessingException {
        ObjectNode expected = read(id);
        expected.set(field, json.readTree(value));
        String answer = right().body("{\"" + field + "\":" + value + "}")
                .patch(PATH, id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        ObjectNode answered = (ObjectNode) json.readTree(answer).get("transferConfig");
        expected.set("updatedAt", answered.get("updatedAt"));
        assertEquals(expected, answered);
        assertEquals(expected, read(id));
    }

    private ObjectNode read(UUID id) {
        try {
            return (ObjectNode) json.readTree(right().body("{}")
                            .patch(PATH, id)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .get("transferConfig");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }
}
