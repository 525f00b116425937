package io.outdial.transfer.resolution;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.ping.PingedHost;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.filter.Filter;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What outbound-service asks for a record. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(PingedHost.class)
class RecordTransferTest {

    private static final String PATH = "/internal/v1/transfers:resolve";
    private static final String DOCUMENT = "openapi-internal/transfer";

    final StoredPlans stored = new StoredPlans();

    @Test
    void theFirstConfigThatIsUsableSays() {
        UUID unusable = stored.config("DIRECT", Map.of());
        UUID first = stored.config("DIRECT", Map.of("direct_phone_number", "'(202) 555-0123'"));
        UUID second = stored.config("DIRECT", Map.of("direct_phone_number", "'+12025550124'"));
        ask(UUID.randomUUID(), unusable, first, second)
                .body("resolution.transferConfigId", equalTo(first.toString()))
                .body("resolution.destination.phoneNumber", equalTo("+12025550123"))
                .body("resolution.reason.code", equalTo("configured"))
                .body("refusal", nullValue())
                .body("configs.id", contains(unusable.toString(), first.toString(), second.toString()))
                .body("configs.fallbackNumber", contains(nullValue(), nullValue(), nullValue()))
                .body("configs.pingMillis", contains(0, 0, 0));
    }

    @Test
    void ifNoneIsUsableTheFallbackOfTheFirstIsTaken() {
        UUID withFallback = stored.config(
                "DIRECT",
                Map.of(
                        "softphone_fallback_type", "'PHONE_NUMBER'",
                        "softphone_fallback_phone_number", "'(202) 555-0199'"));
        ask(withFallback)
                .body("resolution.destination.fallback.phoneNumber", equalTo("+12025550199"))
                .body("configs.fallbackNumber", contains("+12025550199"));
    }

    @Test
    void whatIsNotThereOrLeadsNowhereIsAnAnswer() {
        ask(UUID.randomUUID())
                .body("resolution", nullValue())
                .body("refusal.code", equalTo("not_found"))
                .body("configs", empty());
        ask(stored.config("DIRECT", Map.of()))
                .body("resolution", nullValue())
                .body("refusal.code", equalTo("not_usable"));
        ask(stored.dynamic("{\"pingUrl\":\"" + PingedHost.base() + "/absent\",\"timeout\":30000}"))
                .body("refusal.code", equalTo("ping_failed"))
                .body("configs.pingMillis", contains(10_000));
    }

    @Test
    void theFieldsOfTheRecordAreVariablesIfTheyCanBe() {
        UUID id = stored.dynamic(
                "{\"pingUrl\":\"%s/ok?plan={{variables.plan}}\",\"transferNumberField\":\"none\",\"transferNumber\":\"+12025550198\"}"
                        .formatted(PingedHost.base()));
        Map<String, String> fields =
                IntStream.range(0, 120).boxed().collect(Collectors.toMap(n -> "z" + n, n -> "\"" + n + "\""));
        fields.put("plan", "\"gold\"");
        fields.put("no name", "1");
        fields.put("nested", "{}");
        ask(peer(Spec.strict(DOCUMENT)), fields, id)
                .body("resolution.destination.phoneNumber", equalTo("+12025550198"))
                .body("configs.fallbackNumber", contains("+12025550198"))
                .body("configs.pingMillis", contains(2_000));
    }

    @Test
    void anotherClientsConfigIsNotThere() {
        UUID id = stored.config("DIRECT", Map.of("direct_phone_number", "'+12025550123'"));
        peer(Spec.strict(DOCUMENT))
                .body(question(UUID.randomUUID(), Map.of(), id))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("refusal.code", equalTo("not_found"));
    }

    @Test
    void onlyForServices() {
        given().filter(Spec.answersOnly(DOCUMENT))
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY)
                .body(question(TestEnvironment.CLIENT, Map.of(), UUID.randomUUID()))
                .post(PATH)
                .then()
                .statusCode(401);
    }

    @Test
    void aQuestionNamesAConfig() {
        peer(Spec.answersOnly(DOCUMENT))
                .body(question(TestEnvironment.CLIENT, Map.of()))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.path.flatten()", equalTo(List.of("transferConfigIds")));
    }

    private static ValidatableResponse ask(UUID... configs) {
        return ask(peer(Spec.strict(DOCUMENT)), new HashMap<>(), configs);
    }

    private static ValidatableResponse ask(RequestSpecification request, Map<String, String> fields, UUID... configs) {
        return request.body(question(TestEnvironment.CLIENT, fields, configs))
                .post(PATH)
                .then()
                .statusCode(200);
    }

    private static String question(UUID client, Map<String, String> fields, UUID... configs) {
        return "{\"clientId\":\"%s\",\"transferConfigIds\":[%s],\"customerPhone\":\"+12025550100\",\"campaignId\":\"%s\",\"variables\":{%s}}"
                .formatted(
                        client,
                        Arrays.stream(configs).map(id -> "\"" + id + "\"").collect(Collectors.joining(",")),
                        UUID.randomUUID(),
                        fields.entrySet().stream()
                                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                                .collect(Collectors.joining(",")));
    }

    private static RequestSpecification peer(Filter spec) {
        return given().filter(spec)
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN);
    }
}
