package io.outdial.transfer.config;

import static io.outdial.transfer.Requests.ALL;
import static io.outdial.transfer.Requests.PATH;
import static io.outdial.transfer.Requests.as;
import static io.outdial.transfer.Requests.right;
import static io.outdial.transfer.Requests.wrong;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.DirectoryStub;
import io.outdial.transfer.StoredConfigs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class CreateTransferConfigTest {

    final StoredConfigs stored = new StoredConfigs();

    private final ObjectMapper json = new ObjectMapper();
    private final String name = "Created " + UUID.randomUUID();

    @Test
    void aNameIsEnough() throws JsonProcessingException {
        ObjectNode config = created("{\"name\":\"%s\"}".formatted(name));
        JsonNode expected = json.readTree("""
                {"clientId":"%s","name":"%s","routingConfigId":null,"type":"direct","warmTransfer":false,"directPhoneNumber":null,"dynamicOptions":null,
                 "sipUri":null,"sipHeaders":null,"warmSummaryPrompt":null,"warmMode":null,"softphoneFallbackType":null,"softphoneHandoffStrategy":null,
                 "softphoneFallbackPhoneNumber":null,"appointmentBookingEnabled":false,"appointmentConfigId":null,"transferWaitingMessages":null,"usable":false}
                """.formatted(TestEnvironment.CLIENT, name));
        assertEquals(config.get("createdAt"), config.get("updatedAt"));
        assertEquals(expected, config.without(List.of("id", "createdAt", "updatedAt")));
    }

    @Test
    void everyFieldIsKept() throws JsonProcessingException {
        String all = """
                {"name":"%s","routingConfigId":"%s","type":"dynamic","warmTransfer":true,"directPhoneNumber":"+12025550123",
                 "dynamicOptions":{"pingUrl":"https://crm.example.com","method":"POST","timeout":1500.5,"headers":{"X-Token":"t"},"body":{"a":[1,null]},
                 "transferNumberField":"a.b","transferNumber":"1","successConditions":[{"field":"s","operator":"matches","value":"^o"}]},
                 "sipUri":"sip:a@example.com","sipHeaders":"X-A: 1","warmSummaryPrompt":"Sum up","warmMode":"immediate-summary",
                 "softphoneFallbackType":"appointment_booking","softphoneHandoffStrategy":"immediate-transfer","softphoneFallbackPhoneNumber":"2",
                 "appointmentBookingEnabled":true,"appointmentConfigId":"%s","transferWaitingMessages":["Wait"]}
                """.formatted(name, stored.routingConfig(TestEnvironment.CLIENT), UUID.randomUUID());
        ObjectNode config = created(all);
        assertEquals(true, config.get("usable").asBoolean());
        String read = right().get(PATH, config.get("id").asText()).asString();
        assertEquals(json.readTree(all), asGiven(config));
        assertEquals(
                json.readTree(all), asGiven((ObjectNode) json.readTree(read).get("transferConfig")));
    }

    private static ObjectNode asGiven(ObjectNode config) {
        return config.deepCopy()
                .without(List.of("id", "createdAt", "updatedAt", "clientId", "usable", "routingConfig"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "type":"direct"                                                | false
            "type":"direct","directPhoneNumber":null                       | false
            "type":"direct","directPhoneNumber":" "                        | false
            "type":"direct","sipUri":"sip:a"                               | false
            "type":"direct","directPhoneNumber":"1"                        | true
            "type":"direct","directPhoneNumber":"٣٠٠١"                     | true
            "directPhoneNumber":"1"                                        | true
            "type":"sip"                                                   | false
            "type":"sip","sipUri":"sip:a"                                  | true
            "type":"dynamic"                                               | false
            "type":"dynamic","dynamicOptions":null                         | false
            "type":"dynamic","dynamicOptions":{"transferNumber":"1"}       | false
            "type":"dynamic","dynamicOptions":{"pingUrl":"https://a"}      | true
            "type":"softphone"                                             | false
            "type":"softphone","softphoneFallbackPhoneNumber":"1"          | false
            "type":"softphone","routingConfigId":null                      | false
            """)
    void aConfigWithoutItsDestinationIsMadeAndMarked(String fields, boolean usable) throws JsonProcessingException {
        ObjectNode config = created("{\"name\":\"%s\",%s}".formatted(name, fields));
        assertEquals(usable, config.get("usable").asBoolean());
        right().get(PATH, config.get("id").asText())
                .then()
                .statusCode(200)
                .body("transferConfig.usable", equalTo(usable));
    }

    @Test
    void aSoftphoneConfigWithARoutingIsUsable() throws JsonProcessingException {
        UUID routing = stored.routingConfig(TestEnvironment.CLIENT);
        ObjectNode config =
                created("{\"name\":\"%s\",\"type\":\"softphone\",\"routingConfigId\":\"%s\"}".formatted(name, routing));
        assertEquals(true, config.get("usable").asBoolean());
    }

    @Test
    void aMissingDestinationIsFoundLater() throws JsonProcessingException {
        String id = created("{\"name\":\"%s\",\"type\":\"sip\"}".formatted(name))
                .get("id")
                .asText();
        right().body("{\"name\":\"Still without\"}")
                .patch(PATH, id)
                .then()
                .body("transferConfig.usable", equalTo(false));
        right().body("{\"sipUri\":\"sip:a\"}").patch(PATH, id).then().body("transferConfig.usable", equalTo(true));
    }

    @ParameterizedTest
    @MethodSource
    void oneFault(String body, List<String> path, String code) {
        wrong().body(body.replace('\'', '"'))
                .post(ALL)
                .then()
                .statusCode(422)
                .body("code", equalTo("VALIDATION_ERROR"))
                .body("errors", hasSize(1))
                .body("errors[0].path", equalTo(path))
                .body("errors[0].code", equalTo(code));
    }

    static Stream<Arguments> oneFault() {
        return Stream.of(
                fault("{}", "invalid_type", "name"),
                fault("{'name':null}", "invalid_type", "name"),
                fault("{'name':''}", "too_small", "name"),
                fault("{'name':'N','type':null}", "invalid_type", "type"),
                fault("{'name':'N','type':'fax'}", "invalid_value", "type"),
                fault("{'name':'N','warmTransfer':null}", "invalid_type", "warmTransfer"),
                fault("{'name':'N','appointmentBookingEnabled':'no'}", "invalid_type", "appointmentBookingEnabled"),
                fault("{'name':'N','appointmentConfigId':'x'}", "invalid_format", "appointmentConfigId"),
                fault("{'name':'N','softphoneHandoffStrategy':'later'}", "invalid_value", "softphoneHandoffStrategy"),
                fault("{'name':'N','dynamicOptions':{'timeout':-1}}", "too_small", "dynamicOptions", "timeout"),
                fault("{'name':'N','softphoneFallbackType':'appointment_booking'}", "custom", "appointmentConfigId"),
                fault(
                        "{'name':'N','softphoneFallbackType':'appointment_booking','appointmentConfigId':null}",
                        "custom",
                        "appointmentConfigId"),
                fault("[]", "invalid_type"));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        wrong().body("{\"type\":\"fax\",\"warmMode\":1}")
                .post(ALL)
                .then()
                .statusCode(422)
                .body("errors", hasSize(3))
                .body("errors.path", hasItem(List.of("name")));
    }

    @Test
    void anotherClientsRoutingConfigIsAsOneThatDoesNotExist() {
        Stream.of(stored.routingConfig(TestEnvironment.OTHER_CLIENT), UUID.randomUUID())
                .forEach(
                        routing -> right().body("{\"name\":\"%s\",\"routingConfigId\":\"%s\"}".formatted(name, routing))
                                .post(ALL)
                                .then()
                                .statusCode(404)
                                .body("message", equalTo("No routing config with this id")));
        assertEquals(0, stored.named(name));
    }

    @Test
    void aRepetitionMakesNoSecondConfig() {
        String key = UUID.randomUUID().toString();
        Response first = keyed(key, name);
        Response second = keyed(key, name);
        assertEquals(200, first.statusCode());
        assertEquals(first.asString(), second.asString());
        assertEquals(1, stored.named(name));
        keyed(key, name + " other").then().statusCode(422);
        as(TestEnvironment.OTHER_CLIENT_KEY)
                .header("Idempotency-Key", key)
                .body("{\"name\":\"%s\"}".formatted(name))
                .post(ALL)
                .then()
                .statusCode(200);
        assertEquals(2, stored.named(name));
    }

    private static Response keyed(String key, String name) {
        return right().header("Idempotency-Key", key)
                .body("{\"name\":\"%s\"}".formatted(name))
                .post(ALL);
    }

    private ObjectNode created(String body) throws JsonProcessingException {
        String answer =
                right().body(body).post(ALL).then().statusCode(200).extract().asString();
        return (ObjectNode) json.readTree(answer).get("transferConfig");
    }

    private static Arguments fault(String body, String code, String... path) {
        return Arguments.of(body, List.of(path), code);
    }
}
