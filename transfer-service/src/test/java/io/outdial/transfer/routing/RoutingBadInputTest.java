package io.outdial.transfer.routing;

import static io.outdial.transfer.Requests.ALL_ROUTINGS;
import static io.outdial.transfer.Requests.ROUTING;
import static io.outdial.transfer.Requests.right;
import static io.outdial.transfer.Requests.wrong;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.DirectoryStub;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault by itself, in a create and in a patch: told with its place, and nothing changes. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class RoutingBadInputTest {

    private static final UUID ADA = UUID.randomUUID();

    @BeforeEach
    void theDirectoryKnowsHer() {
        DirectoryStub.knows(ADA);
    }

    @ParameterizedTest
    @MethodSource
    void oneFault(String field, String value, String code, List<String> path) {
        String id = right().body("{\"name\":\"Ring\",\"memberIds\":[\"%s\"]}".formatted(ADA))
                .post(ALL_ROUTINGS)
                .path("routingConfig.id");
        String before = right().get(ROUTING, id).asString();
        String fault = "\"%s\":%s".formatted(field, value.replace('\'', '"').replace("ADA", ADA.toString()));
        String valid = Stream.of("\"name\":\"N\"", "\"memberIds\":[\"" + ADA + "\"]")
                .filter(pair -> !pair.startsWith("\"" + field + "\""))
                .collect(Collectors.joining(","));
        refused("{" + valid + "," + fault + "}", (request, all) -> request.post(all), path, code);
        refused("{" + fault + "}", (request, all) -> request.patch(ROUTING, id), path, code);
        assertEquals(before, right().get(ROUTING, id).asString());
    }

    private static void refused(
            String body,
            BiFunction<RequestSpecification, String, io.restassured.response.Response> send,
            List<String> path,
            String code) {
        send.apply(wrong().body(body), ALL_ROUTINGS)
                .then()
                .statusCode(422)
                .body("code", equalTo("VALIDATION_ERROR"))
                .body("errors", hasSize(1))
                .body("errors[0].path", equalTo(path))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].message", not(blankOrNullString()))
                .body("errors[0].expected", not(blankOrNullString()));
    }

    static Stream<Arguments> oneFault() {
        return Stream.of(
                fault("name", "''", "too_small", "name"),
                fault("name", "null", "invalid_type", "name"),
                fault("name", "'" + "n".repeat(256) + "'", "too_big", "name"),
                fault("mode", "null", "invalid_type", "mode"),
                fault("mode", "'roundRobin'", "invalid_value", "mode"),
                fault("ringSeconds", "4", "too_small", "ringSeconds"),
                fault("ringSeconds", "121", "too_big", "ringSeconds"),
                fault("ringSeconds", "5.5", "invalid_type", "ringSeconds"),
                fault("ringSeconds", "'20'", "invalid_type", "ringSeconds"),
                fault("ringSeconds", "null", "invalid_type", "ringSeconds"),
                fault("longestWaitSeconds", "4", "too_small", "longestWaitSeconds"),
                fault("longestWaitSeconds", "3601", "too_big", "longestWaitSeconds"),
                fault("longestWaitSeconds", "19", "custom", "longestWaitSeconds"),
                fault("fallbackType", "'voicemail'", "invalid_value", "fallbackType"),
                fault("fallbackType", "'phone_number'", "custom", "fallbackPhoneNumber"),
                fault("fallbackPhoneNumber", "'123456789012345678901'", "too_big", "fallbackPhoneNumber"),
                fault("fallbackPhoneNumber", "'(---)'", "invalid_format", "fallbackPhoneNumber"),
                fault("memberIds", "null", "invalid_type", "memberIds"),
                fault("memberIds", "'ADA'", "invalid_type", "memberIds"),
                fault("memberIds", "[]", "custom", "memberIds"),
                fault("memberIds", "['x']", "invalid_format", "memberIds", "0"),
                fault("memberIds", "['ADA',null]", "invalid_type", "memberIds", "1"),
                fault("memberIds", "['ADA','ADA']", "custom", "memberIds", "1"),
                fault("memberIds", many(101), "too_big", "memberIds"),
                fault("tiers", "null", "invalid_type", "tiers"),
                fault("tiers", "[null]", "invalid_type", "tiers", "0"),
                fault("tiers", "[{'memberIds':['ADA']}]", "invalid_type", "tiers", "0", "mode"),
                fault("tiers", "[{'mode':'grouped','memberIds':['ADA']}]", "invalid_value", "tiers", "0", "mode"),
                fault("tiers", "[{'mode':'linear'}]", "invalid_type", "tiers", "0", "memberIds"),
                fault("tiers", "[{'mode':'linear','memberIds':[]}]", "too_small", "tiers", "0", "memberIds"),
                fault(
                        "tiers",
                        "[{'mode':'linear','memberIds':" + many(51) + "}]",
                        "too_big",
                        "tiers",
                        "0",
                        "memberIds"),
                fault(
                        "tiers",
                        "[" + "{'mode':'linear','memberIds':['ADA']},".repeat(10) + tier() + "]",
                        "too_big",
                        "tiers"),
                fault("tiers", "[" + tier() + "," + tier() + "]", "custom", "tiers", "1", "memberIds", "0"),
                fault("mode", "'grouped'", "custom", "tiers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "limit=0", "limit=101", "sortBy=mode", "sortOrder=up", "name="})
    void aListIsAskedForInWordsThatItKnows(String query) {
        wrong().get(ALL_ROUTINGS + "?" + query)
                .then()
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].path", equalTo(List.of(query.split("=")[0])));
    }

    private static String tier() {
        return "{'mode':'linear','memberIds':['ADA']}";
    }

    private static String many(int count) {
        return Stream.generate(() -> "'" + UUID.randomUUID() + "'")
                .limit(count)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Arguments fault(String field, String value, String code, String... path) {
        return Arguments.of(field, value, code, List.of(path));
    }
}
