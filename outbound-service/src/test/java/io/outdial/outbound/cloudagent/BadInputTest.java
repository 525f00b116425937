package io.outdial.outbound.cloudagent;

import static io.outdial.outbound.cloudagent.CloudAgentRequest.PATH;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent: an answer in CloudAgent's shape, no fault of ours, nothing stored. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class BadInputTest {

    /** Of a field that is there twice the first counts. */
    private static final String LEAD =
            "{%s,\"campaignName\":\"Progressive_Nonagentwise\",\"phoneNumber\":\"2025550123\",\"userName\":\"demo\",\"action\":\"start\"}";

    final Campaigns campaigns = new Campaigns();

    private long before;

    @BeforeEach
    void count() {
        before = campaigns.storedInAll();
    }

    @AfterEach
    void nothingWasStored() {
        assertEquals(before, campaigns.storedInAll());
        assertEquals("READY", campaigns.position("Progressive_Nonagentwise"));
    }

    @ParameterizedTest
    @MethodSource
    void bodiesThatAreNoLead(String body, int status, String message) {
        post(body)
                .then()
                .statusCode(status)
                .contentType(startsWith("application/json"))
                .body("status", equalTo("error"))
                .body("message", startsWith(message));
    }

    static Stream<Arguments> bodiesThatAreNoLead() {
        return Stream.of(
                Arguments.of("{", 400, "The body is not valid JSON"),
                Arguments.of("campaignName=C1&phoneNumber=123", 400, "The body is not valid JSON"),
                Arguments.of("{'campaignName':'C1'}", 400, "The body is not valid JSON"),
                Arguments.of("[]", 422, "The body must be a JSON object"),
                Arguments.of("[{\"campaignName\":\"C1\"}]", 422, "The body must be a JSON object"),
                Arguments.of("null", 422, "The body must be a JSON object"),
                Arguments.of("\"text\"", 422, "The body must be a JSON object"),
                Arguments.of("7", 422, "The body must be a JSON object"),
                Arguments.of(
                        "{\"x\":".repeat(2000) + "1" + "}".repeat(2000), 400, "The body is nested deeper than 500"),
                Arguments.of(LEAD.formatted("\"phoneNumber\":1e300000"), 422, "phoneNumber is larger than any number"),
                Arguments.of(LEAD.formatted("\"priority\":1e9999"), 422, "priority is larger than any number"),
                Arguments.of(LEAD.formatted("\"Name\":\"a\\u0000b\""), 422, "Name holds a NUL character"),
                Arguments.of(
                        LEAD.formatted("\"City\":\"\\ud800\""), 422, "City holds a NUL character or half a character"),
                Arguments.of(LEAD.formatted("\"a\\u0000b\":\"x\""), 422, "The body holds a NUL character"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"phoneNumber\":{\"a\":1}",
                "\"phoneNumber\":[\"2025550123\"]",
                "\"phoneNumber\":true",
                "\"phoneNumber\":-123",
                "\"priority\":[1]",
                "\"priority\":99999999999999999999",
                "\"expiryDate\":{}",
                "\"expiryDate\":99999999999999999999",
                "\"campaignName\":{\"$ne\":null}",
                "\"campaignName\":\"' OR '1'='1\"",
                "\"userName\":[\"demo\"]",
                "\"userName\":true"
            })
    void valuesOfTheWrongShapeAreRefusedInThePagesWords(String field) {
        post(LEAD.formatted(field))
                .then()
                .statusCode(200)
                .body("status", not(equalTo("SUCCESS")))
                .body("status", not(equalTo("Success")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/octet-stream"})
    void otherContentTypesAreRefused(String contentType) {
        given().filter(Spec.answersOnly("outbound"))
                .config(RestAssured.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs(contentType, ContentType.TEXT)))
                .header("Content-Type", contentType)
                .header("apiKey", TestEnvironment.KEY)
                .body("campaignName=C1")
                .post(PATH)
                .then()
                .statusCode(415)
                .body("status", equalTo("error"))
                .body("message", equalTo("Bodies are application/json only"));
    }

    @Test
    void aBodyWithoutFieldsLacksTheUserName() {
        for (String body : new String[] {"", "{}"}) {
            post(body)
                    .then()
                    .statusCode(200)
                    .body(
                            equalTo(
                                    "{\"status\":\"false\",\"message\":\"Username Should Not be Null or Empty.\",\"data\":null}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void otherMethodsAreRefused(String method) {
        for (String path : new String[] {PATH, "/CA_APIS/addcampaigndata/"}) {
            given().header("apiKey", TestEnvironment.KEY)
                    .request(method, path)
                    .then()
                    .statusCode(405)
                    .contentType(startsWith("application/json"))
                    .body("status", equalTo("error"));
        }
    }

    @Test
    void twoMegabytesAreTooMuch() {
        post(LEAD.formatted("\"note\":\"" + "x".repeat(2 << 20) + "\""))
                .then()
                .statusCode(413)
                .body("status", equalTo("error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ca_apis/", "/ca_apis/AddCampaignDat", "/ca_apis/AddCampaignData/x", "/CA_APIS/nothing"})
    void pathsNearbyAreNotFoundInTheSameShape(String path) {
        given().contentType("application/json")
                .body("{}")
                .post(path)
                .then()
                .statusCode(404)
                .body("status", equalTo("error"));
    }

    private static Response post(String body) {
        return CloudAgentRequest.withKey(TestEnvironment.KEY).body(body).post(PATH);
    }
}
