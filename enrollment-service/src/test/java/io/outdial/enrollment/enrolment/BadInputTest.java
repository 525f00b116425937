package io.outdial.enrollment.enrolment;

import static io.outdial.enrollment.enrolment.Enrolments.body;
import static io.outdial.enrollment.enrolment.UpdateEnrolmentStatusTest.PATH;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.enrollment.enrolment.Enrolments.Enrolment;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client should send: refused in the dialect, and without a trace. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class BadInputTest {

    private static final UUID ID = UUID.fromString("0198f3a0-1c00-7d01-8d01-000000000001");

    final Enrolments enrolments = new Enrolments();

    private Enrolment enrolment;

    @BeforeEach
    void anEnrolmentThatCouldBeEnded() {
        enrolment = enrolments.enrolled(TestEnvironment.CLIENT, "in_progress");
    }

    @AfterEach
    void nothingHasChanged() {
        assertTrue(enrolments.untouched(enrolment));
        assertEquals(List.of(), enrolments.history(enrolment));
    }

    @ParameterizedTest
    @MethodSource
    void badInputIsRefusedInTheDialect(String body, int status, String code) {
        request().body(body).patch(PATH).then().statusCode(status).body("code", equalTo(code));
    }

    static Stream<Arguments> badInputIsRefusedInTheDialect() {
        return Stream.of(
                Arguments.of("{", 400, "BAD_REQUEST"),
                Arguments.of("customerId=1", 400, "BAD_REQUEST"),
                Arguments.of("{'status':'completed'}", 400, "BAD_REQUEST"),
                Arguments.of("{\"x\":".repeat(2000) + "1" + "}".repeat(2000), 400, "BAD_REQUEST"),
                Arguments.of("", 422, "VALIDATION_ERROR"),
                Arguments.of("null", 422, "VALIDATION_ERROR"),
                Arguments.of("[]", 422, "VALIDATION_ERROR"),
                Arguments.of("\"completed\"", 422, "VALIDATION_ERROR"),
                Arguments.of("{\"customerId\":null,\"campaignId\":null,\"status\":null}", 422, "VALIDATION_ERROR"),
                Arguments.of(body("not-a-uuid", ID, "completed"), 422, "VALIDATION_ERROR"),
                Arguments.of(body("0198f3a0-1c00-9d01-8d01-000000000001", ID, "completed"), 422, "VALIDATION_ERROR"),
                Arguments.of(body(ID, "{" + ID + "}", "completed"), 422, "VALIDATION_ERROR"),
                Arguments.of(body(ID, ID, "Completed"), 422, "VALIDATION_ERROR"),
                Arguments.of(body(ID, ID, " completed"), 422, "VALIDATION_ERROR"),
                Arguments.of(body(ID, ID, "completed\\u0000"), 422, "VALIDATION_ERROR"),
                Arguments.of(body("\\u0000", ID, "completed"), 422, "VALIDATION_ERROR"),
                Arguments.of(body(ID, ID, "\\ud800"), 422, "VALIDATION_ERROR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\udc00\\ud800"})
    void textThatCannotBeKeptIsRefusedInFieldsNobodyReadsToo(String text) {
        request()
                .body(enrolment.asking("completed").replace("}", ",\"note\":\"" + text + "\"}"))
                .patch(PATH)
                .then()
                .statusCode(422)
                .body("errors[0].path", equalTo(List.of("note")));
    }

    @Test
    void aValueThatIsNoStatusIsToldTheNine() {
        request()
                .body(enrolment.asking("done"))
                .patch(PATH)
                .then()
                .statusCode(422)
                .body("code", equalTo("VALIDATION_ERROR"))
                .body("errors", hasSize(1))
                .body("errors[0].path", equalTo(List.of("status")))
                .body("errors[0].code", equalTo("invalid_value"))
                .body("errors[0].received", equalTo("string"))
                .body(
                        "errors[0].expected",
                        equalTo("pending | awaiting_call | in_progress | completed | failed | expired | cancelled"
                                + " | skipped | exceeded_max_calls"));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        request()
                .header("Idempotency-Key", "two words")
                .body("{\"customerId\":7,\"status\":\"done\"}")
                .patch(PATH)
                .then()
                .statusCode(422)
                .body("errors", hasSize(4))
                .body("errors.path", hasItem(List.of("Idempotency-Key")))
                .body("errors.find { it.path == ['customerId'] }.code", equalTo("invalid_type"))
                .body("errors.find { it.path == ['customerId'] }.expected", equalTo("string"))
                .body("errors.find { it.path == ['customerId'] }.received", equalTo("number"))
                .body("errors.find { it.path == ['campaignId'] }.message", equalTo("campaignId is required"))
                .body("errors.find { it.path == ['campaignId'] }.received", equalTo("undefined"))
                .body("errors.find { it.path == ['status'] }.code", equalTo("invalid_value"));
    }

    @Test
    void anEmptyObjectLacksAllThree() {
        request()
                .body("{}")
                .patch(PATH)
                .then()
                .statusCode(422)
                .body(
                        "errors.path",
                        containsInAnyOrder(List.of("customerId"), List.of("campaignId"), List.of("status")))
                .body("errors.received", everyItem(equalTo("undefined")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void anotherContentTypeIsRefused(String type) {
        undocumented()
                .contentType(type)
                .body(enrolment.asking("completed"))
                .patch(PATH)
                .then()
                .statusCode(415)
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void anotherMethodIsRefused(String method) {
        undocumented()
                .contentType("application/json")
                .body(enrolment.asking("completed"))
                .request(method, PATH)
                .then()
                .statusCode(405)
                .body("code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @Test
    void twoMegabytesAreTooMuch() {
        undocumented()
                .contentType("application/json")
                .body(enrolment.asking("completed").replace("}", ",\"note\":\"" + "x".repeat(2 << 20) + "\"}"))
                .patch(PATH)
                .then()
                .statusCode(413)
                .body("code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void soTheyAreWithoutALengthSaidBefore() throws Exception {
        byte[] body = ("{\"note\":\"" + "x".repeat(2 << 20) + "\"}").getBytes(UTF_8);
        HttpRequest request = HttpRequest.newBuilder(new URI("http://localhost:" + RestAssured.port + PATH))
                .header("x-api-key", TestEnvironment.KEY)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertEquals(413, answer.statusCode());
        assertTrue(answer.body().contains("PAYLOAD_TOO_LARGE"), answer.body());
    }

    private static RequestSpecification request() {
        return given().filter(Spec.answersOnly("enrollment"))
                .contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY);
    }

    /** For refusals of the protocol, which no document of an operation lists. */
    private static RequestSpecification undocumented() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("x-api-key", TestEnvironment.KEY);
    }
}
