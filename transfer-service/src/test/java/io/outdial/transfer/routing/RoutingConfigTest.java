package io.outdial.transfer.routing;

import static io.outdial.transfer.Requests.ALL_ROUTINGS;
import static io.outdial.transfer.Requests.PATH;
import static io.outdial.transfer.Requests.ROUTING;
import static io.outdial.transfer.Requests.right;
import static io.outdial.transfer.Requests.wrong;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routing configs are made, read and changed. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class RoutingConfigTest {

    private static final UUID ADA = UUID.randomUUID();
    private static final UUID BEN = UUID.randomUUID();

    final StoredConfigs stored = new StoredConfigs();

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void theDirectoryKnowsThem() {
        DirectoryStub.knows(ADA, BEN);
    }

    @Test
    void aNameAndAMemberAreEnough() throws JsonProcessingException {
        ObjectNode routing = created("{\"name\":\"Ring\",\"memberIds\":[\"%s\"]}".formatted(ADA));
        assertEquals(
                json.readTree("""
                        {"clientId":"%s","name":"Ring","mode":"linear","ringSeconds":20,"longestWaitSeconds":null,"fallbackType":null,
                         "fallbackPhoneNumber":null,"memberIds":["%s"],"tiers":[]}
                        """.formatted(TestEnvironment.CLIENT, ADA)),
                without(routing, "id", "createdAt", "updatedAt"));
        assertEquals(routing.get("createdAt"), routing.get("updatedAt"));
        assertEquals(routing, read(routing.get("id").asText()));
    }

    @Test
    void everyFieldIsKept() throws JsonProcessingException {
        String all = """
                {"name":"All","mode":"grouped","ringSeconds":5,"longestWaitSeconds":3600,"fallbackType":"phone_number","fallbackPhoneNumber":"+12025550199",
                 "memberIds":["%2$s","%1$s"],"tiers":[{"mode":"linear","memberIds":["%2$s"]},{"mode":"round_robin","memberIds":["%1$s"]}]}
                """.formatted(ADA, BEN);
        ObjectNode routing = created(all);
        assertEquals(json.readTree(all), without(routing, "id", "createdAt", "updatedAt", "clientId"));
        assertEquals(routing, read(routing.get("id").asText()));
    }

    @ParameterizedTest
    @MethodSource
    void aFieldIsSetAndNothingElse(String field, String value) throws JsonProcessingException {
        ObjectNode expected = created("""
                {"name":"Ring","mode":"round_robin","ringSeconds":10,"longestWaitSeconds":60,"fallbackType":"phone_number","fallbackPhoneNumber":"1",
                 "memberIds":["%1$s"],"tiers":[{"mode":"linear","memberIds":["%1$s"]}]}
                """.formatted(ADA));
        String id = expected.get("id").asText();
        Response answer = right().body("{\"%s\":%s}".formatted(field, value)).patch(ROUTING, id);
        assertEquals(200, answer.statusCode(), answer::asString);
        ObjectNode patched = (ObjectNode) json.readTree(answer.asString()).get("routingConfig");
        expected.set(field, json.readTree(value));
        expected.set("updatedAt", patched.get("updatedAt"));
        assertEquals(expected, patched);
        assertEquals(expected, read(id));
    }

    static Stream<Arguments> aFieldIsSetAndNothingElse() {
        return Stream.of(
                Arguments.of("name", "\"Other\""),
                Arguments.of("mode", "\"linear\""),
                Arguments.of("mode", "\"grouped\""),
                Arguments.of("ringSeconds", "60"),
                Arguments.of("longestWaitSeconds", "10"),
                Arguments.of("longestWaitSeconds", "null"),
                Arguments.of("fallbackType", "null"),
                Arguments.of("fallbackType", "\"appointment_booking\""),
                Arguments.of("fallbackPhoneNumber", "\"2\""),
                Arguments.of("memberIds", "[\"" + BEN + "\",\"" + ADA + "\"]"),
                Arguments.of("tiers", "[]"),
                Arguments.of("tiers", "[{\"mode\":\"round_robin\",\"memberIds\":[\"" + BEN + "\"]}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"unknown\":1}", "{\"name\":\"Ring\"}", "{\"ringSeconds\":20}", "{\"tiers\":[]}"})
    void aPatchThatChangesNothingLeavesItAsItIs(String patch) throws JsonProcessingException {
        ObjectNode routing = created("{\"name\":\"Ring\",\"memberIds\":[\"%s\"]}".formatted(ADA));
        String id = routing.get("id").asText();
        right().body(patch)
                .patch(ROUTING, id)
                .then()
                .statusCode(200)
                .body(
                        "routingConfig.updatedAt",
                        equalTo(routing.get("updatedAt").asText()));
        right().body("{\"ringSeconds\":21}")
                .patch(ROUTING, id)
                .then()
                .statusCode(200)
                .body(
                        "routingConfig.updatedAt",
                        not(equalTo(routing.get("updatedAt").asText())));
    }

    /** Such as one that was made before routings had members. */
    @Test
    void oneThatCouldNotBeMadeTodayCanStillBeRenamed() {
        UUID id = stored.routingConfig(TestEnvironment.CLIENT);
        right().body("{\"name\":\"Renamed\"}").patch(ROUTING, id).then().statusCode(200);
        right().body("{\"ringSeconds\":10}").patch(ROUTING, id).then().statusCode(422);
        right().body("{\"memberIds\":[\"%s\"],\"ringSeconds\":10}".formatted(ADA))
                .patch(ROUTING, id)
                .then()
                .statusCode(200)
                .body("routingConfig.name", equalTo("Renamed"));
    }

    @Test
    void aTransferConfigShowsItsRouting() throws JsonProcessingException {
        ObjectNode routing = created("{\"name\":\"Ring\",\"memberIds\":[\"%s\"]}".formatted(ADA));
        UUID config = stored.direct();
        right().body("{\"routingConfigId\":%s}".formatted(routing.get("id")))
                .patch(PATH, config)
                .then()
                .statusCode(200);
        String read = right().get(PATH, config).then().statusCode(200).extract().asString();
        assertEquals(routing, json.readTree(read).at("/transferConfig/routingConfig"));
    }

    @Test
    void aRepetitionMakesNoSecondOneAndAsksNobody() {
        String key = UUID.randomUUID().toString();
        String body = "{\"name\":\"%s\",\"memberIds\":[\"%s\"]}".formatted(key, ADA);
        Response first = right().header("Idempotency-Key", key).body(body).post(ALL_ROUTINGS);
        DirectoryStub.breaks();
        Response second = right().header("Idempotency-Key", key).body(body).post(ALL_ROUTINGS);
        assertEquals(200, second.statusCode());
        assertEquals(first.asString(), second.asString());
        right().queryParam("name", key).get(ALL_ROUTINGS).then().statusCode(200).body("itemsTotal", equalTo(1));
        wrong().header("Idempotency-Key", key)
                .body(body.replace(key, "Other"))
                .post(ALL_ROUTINGS)
                .then()
                .statusCode(422);
    }

    private ObjectNode created(String body) throws JsonProcessingException {
        String answer = right().body(body)
                .post(ALL_ROUTINGS)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return (ObjectNode) json.readTree(answer).get("routingConfig");
    }

    private ObjectNode read(String id) throws JsonProcessingException {
        String answer =
                right().get(ROUTING, id).then().statusCode(200).extract().asString();
        return (ObjectNode) json.readTree(answer).get("routingConfig");
    }

    private static ObjectNode without(ObjectNode object, String... fields) {
        return object.deepCopy().remove(List.of(fields));
    }
}
