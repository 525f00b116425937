package io.outdial.transfer.config;

import static io.outdial.transfer.Requests.PATH;
import static io.outdial.transfer.Requests.bare;
import static io.outdial.transfer.Requests.wrong;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.StoredConfigs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong before a patch can be read as one is refused in the dialect too, and changes nothing. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ProtocolTest {

    private static final String TOO_LARGE = "{\"warmSummaryPrompt\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}";

    final StoredConfigs stored = new StoredConfigs();

    @TestHTTPResource("/v2/campaigns/transfer-configs/")
    URI configs;

    @ParameterizedTest
    @MethodSource
    void whatIsNoJsonIsRefused(String body, String message) {
        UUID id = stored.full();
        String before = stored.row(id);
        wrong().body(body)
                .patch(PATH, id)
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("code", equalTo("BAD_REQUEST"))
                .body("message", startsWith(message));
        assertEquals(before, stored.row(id));
    }

    static Stream<Arguments> whatIsNoJsonIsRefused() {
        return Stream.concat(
                Stream.of(
                                "{",
                                "{'name':'N'}",
                                "name=N",
                                "{\"name\":\"N\"} {\"name\":\"M\"}",
                                "{\"name\":NaN}",
                                "{\"name\":\"\u0001\"}")
                        .map(body -> Arguments.of(body, "The body is not valid JSON")),
                Stream.of(
                        Arguments.of(
                                "{\"dynamicOptions\":{\"timeout\":" + "9".repeat(2_000) + "}}",
                                "The body has a name of more than 1024 bytes or a number of more than 1000 digits"),
                        Arguments.of(nested(2_000), "The body is nested deeper than 500 levels")));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 499, 500, 501, 998, 1_000, 1_001})
    void aBodyNestedHoweverDeepIsTakenOrRefused(int depth) {
        UUID id = stored.direct();
        int status = wrong().body("{\"dynamicOptions\":{\"body\":" + nested(depth - 2) + "}}")
                .patch(PATH, id)
                .statusCode();
        assertTrue(status == 200 || status == 400, () -> "status " + status);
        wrong().body("{}").patch(PATH, id).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data"})
    void anotherContentTypeIsRefused(String type) throws Exception {
        UUID id = stored.full();
        String before = stored.row(id);
        HttpResponse<String> answer =
                send(request(id).header("Content-Type", type), BodyPublishers.ofString("{\"name\":\"N\"}"));
        assertRefused(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
        assertEquals(before, stored.row(id));
    }

    @Test
    void jsonMayNameItsCharset() {
        given().contentType("application/json; charset=utf-8")
                .header("x-api-key", TestEnvironment.KEY)
                .body("{}")
                .patch(PATH, stored.direct())
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST"})
    void anotherMethodIsRefused(String method) {
        UUID id = stored.full();
        String before = stored.row(id);
        bare().header("x-api-key", TestEnvironment.KEY)
                .body("{\"name\":\"N\"}")
                .request(method, PATH, id)
                .then()
                .statusCode(405)
                .contentType("application/json")
                .body("code", equalTo("METHOD_NOT_ALLOWED"))
                .body("size()", equalTo(2));
        assertEquals(before, stored.row(id));
    }

    @Test
    void aPathBesideItIsNotFound() {
        bare().header("x-api-key", TestEnvironment.KEY)
                .body("{}")
                .patch(PATH + "/more", UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body("code", equalTo("NOT_FOUND"));
    }

    @ParameterizedTest
    @MethodSource
    void aBodyOfMoreThanAMebibyteIsRefused(BodyPublisher body) throws Exception {
        UUID id = stored.full();
        String before = stored.row(id);
        assertRefused(send(request(id).header("Content-Type", "application/json"), body), 413, "PAYLOAD_TOO_LARGE");
        assertEquals(before, stored.row(id));
    }

    static Stream<Arguments> aBodyOfMoreThanAMebibyteIsRefused() {
        byte[] bytes = TOO_LARGE.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of(BodyPublishers.ofByteArray(bytes)),
                Arguments.of(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
    }

    @Test
    void aBodyOfNearlyAMebibyteIsTaken() {
        String prompt = "x".repeat(1_000_000);
        wrong().body("{\"warmSummaryPrompt\":\"" + prompt + "\"}")
                .patch(PATH, stored.direct())
                .then()
                .statusCode(200)
                .body("transferConfig.warmSummaryPrompt", equalTo(prompt));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "497f6eca",
                "497f6eca-6276-9993-bfeb-53cbbbba6f08",
                "497f6eca62764993bfeb53cbbbba6f08",
                " ",
                "1,drop"
            })
    void anIdThatIsNoneIsAFaultOfTheRequest(String id) {
        wrong().body("{}")
                .patch(PATH, id)
                .then()
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].path", equalTo(List.of("id")))
                .body("errors[0].code", equalTo("invalid_format"));
    }

    /** As by the gateway: some readers would take what follows for a parameter of the path. */
    @Test
    void anIdWithASemicolonIsNoPath() {
        wrong().body("{}").patch(PATH, "1;drop").then().statusCode(400).body("code", equalTo("BAD_REQUEST"));
    }

    private HttpRequest.Builder request(UUID id) {
        return HttpRequest.newBuilder(configs.resolve(id.toString())).header("x-api-key", TestEnvironment.KEY);
    }

    /** Past REST-assured, which would add a charset or a length of its own. */
    private static HttpResponse<String> send(HttpRequest.Builder request, BodyPublisher body) throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.method("PATCH", body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) throws IOException {
        assertEquals(status, answer.statusCode());
        JsonNode body = new ObjectMapper().readTree(answer.body());
        assertEquals(code, body.path("code").asText());
        assertEquals(2, body.size());
    }

    private static String nested(int depth) {
        return "{\"x\":".repeat(depth) + "1" + "}".repeat(depth);
    }
}
