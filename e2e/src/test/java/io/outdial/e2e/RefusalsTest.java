package io.outdial.e2e;

import static io.outdial.e2e.Product.LEAD_PATH;
import static io.outdial.e2e.Product.RECORD_PATH;
import static io.outdial.e2e.Product.RESTRICTION;
import static io.outdial.e2e.Product.RESTRICTIONS_PATH;
import static io.outdial.e2e.Product.STATUS_PATH;
import static io.outdial.e2e.Product.TRANSFER_PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each API's own error shape comes through the gateway whatever refuses: the gateway, the framework, access, or a rule.
 */
@OnSharedProduct
class RefusalsTest {

    /** More than the largest body that any service takes. */
    private static final String TOO_MUCH = "{\"note\": \"" + "x".repeat(5_000_000) + "\"}";

    private static final String RECORD_OPERATION = """
            {"operationName": "DoNotCallRecord", "applicationId": 134, "campaignName": "Campaign1", "callingList": "CallingList1",
             "devicePath": "/devices/f32a46c4-8a48-4067-9965-537fc9788790"}""";

    private final Product product;

    RefusalsTest(Product product) {
        this.product = product;
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST  | " + RESTRICTIONS_PATH + " | {                                  | 400 | BAD_REQUEST",
                "POST  | " + RESTRICTIONS_PATH + " | {}                                 | 422 | VALIDATION_ERROR",
                "PATCH | " + STATUS_PATH + "       | []                                 | 422 | VALIDATION_ERROR",
                "PATCH | " + STATUS_PATH + "       | {\"status\": \"nonsense\"}         | 422 | VALIDATION_ERROR",
                "PATCH | " + TRANSFER_PATH + "     | {\"warmMode\": 7}                  | 422 | VALIDATION_ERROR",
                "PATCH | " + TRANSFER_PATH + "     | {\"name\": \"\\u0000\"}            | 422 | VALIDATION_ERROR",
                "PATCH | " + TRANSFER_PATH + "     | {\"name\": \"\\ud800\"}            | 422 | VALIDATION_ERROR",
                "PUT   | " + TRANSFER_PATH + "     | {}                                 | 405 | METHOD_NOT_ALLOWED",
                "GET   | /v2/nothing-here          | {}                                 | 404 | NOT_FOUND",
                "GET   | /v2/customers/nothing     | {}                                 | 422 | VALIDATION_ERROR",
                "GET   | /v2/leads/nothing-here    | {}                                 | 404 | NOT_FOUND",
                "POST  | /v2/../internal/v1        | {}                                 | 400 | BAD_REQUEST",
            })
    void careCycle(String method, String path, String body, int status, String code) {
        assertCareCycle(status, code, product.caller().send(method, path, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {RESTRICTIONS_PATH, STATUS_PATH, TRANSFER_PATH})
    void careCycleByRequestAsAWhole(String path) {
        String method = path.equals(RESTRICTIONS_PATH) ? "POST" : "PATCH";

        assertCareCycle(401, "UNAUTHORIZED", product.anonymous().send(method, path, "{}"));
        assertCareCycle(
                401,
                "UNAUTHORIZED",
                Caller.withKey(product.gateway(), "cc_" + "0".repeat(32)).send(method, path, "{}"));
        assertCareCycle(413, "PAYLOAD_TOO_LARGE", product.caller().send(method, path, TOO_MUCH));
        assertCareCycle(
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                product.caller().send(method, path, "<xml/>", "Content-Type", "application/xml"));
    }

    private static void assertCareCycle(int status, String code, Answer answer) {
        assertEquals(status, answer.status(), answer.toString());
        assertEquals(code, answer.json().path("code").asText(), answer.toString());
        assertFalse(answer.json().path("message").asText().isEmpty(), answer.toString());
        assertEquals(
                code.equals("VALIDATION_ERROR"), answer.json().path("errors").isArray(), answer.toString());
        assertSaysNothingOfTheInside(answer);
    }

    @Test
    void careCycleNamesEveryFaultOfABody() {
        Answer answer = product.caller().patch(STATUS_PATH, "{\"customerId\": \"13\", \"status\": 7}");

        List<String> paths = new ArrayList<>();
        for (JsonNode error : answer.json().path("errors")) {
            paths.add(error.path("path").path(0).asText());
            for (String field : List.of("message", "expected", "received", "code")) {
                assertTrue(error.path(field).isTextual(), answer.toString());
            }
        }
        assertEquals(
                List.of("campaignId", "customerId", "status"),
                paths.stream().sorted().toList());
    }

    @Test
    void genesys() {
        assertGenesys(401, 20, product.anonymous().post(RECORD_PATH, RECORD_OPERATION));
        assertGenesys(401, 20, product.caller().post(RECORD_PATH, RECORD_OPERATION));
        assertGenesys(
                401, 20, Caller.agent(product.gateway(), "agent1", "wrong").post(RECORD_PATH, RECORD_OPERATION));
        assertGenesys(400, 2, product.agent().post(RECORD_PATH, "{"));
        assertGenesys(400, 1, product.agent().post(RECORD_PATH, "{}"));
        assertGenesys(
                400, 2, product.agent().post(RECORD_PATH, RECORD_OPERATION.replace("DoNotCallRecord", "Nonsense")));
        assertGenesys(404, 6, product.agent().post("/api/v2/me/outbound-records/999999", RECORD_OPERATION));
        assertGenesys(404, 6, product.agent().get("/api/v2/nothing-here"));
        assertGenesys(405, 3, product.agent().send("PUT", RECORD_PATH, RECORD_OPERATION));
        assertGenesys(413, 10, product.agent().post(RECORD_PATH, TOO_MUCH));
        assertGenesys(
                415, 2, product.agent().post(RECORD_PATH, "a=b", "Content-Type", "application/x-www-form-urlencoded"));
    }

    private static void assertGenesys(int status, int statusCode, Answer answer) {
        assertEquals(status, answer.status(), answer.toString());
        assertEquals(statusCode, answer.json().path("statusCode").asInt(), answer.toString());
        assertFalse(answer.json().path("statusMessage").asText().isEmpty(), answer.toString());
        assertEquals(2, answer.json().size(), answer.toString());
        assertSaysNothingOfTheInside(answer);
    }

    @Test
    void cloudAgent() {
        String lead =
                "{\"userName\": \"demo\", \"campaignName\": \"Progressive_Nonagentwise\", \"phoneNumber\": \"%s\"}";
        assertCloudAgent(
                200,
                "false",
                "Api Key Should Not be Null or Empty.",
                product.anonymous().post(LEAD_PATH, lead.formatted("3001")));
        assertCloudAgent(
                200,
                "false",
                "Invalid User Details",
                Caller.withCloudAgentKey(product.gateway(), "cc_wrong").post(LEAD_PATH, lead.formatted("3001")));
        assertCloudAgent(
                200,
                "false",
                "Username Should Not be Null or Empty.",
                product.addLead("{\"campaignName\": \"Campaign1\"}"));
        assertCloudAgent(
                200,
                "FAIL",
                "No User Found or Campaign Name is Invalid",
                product.addLead("NoSuchCampaign", "3001", ""));
        assertCloudAgent(
                200,
                "error",
                "phone number should be numeric and must be between 3 to 16 digits and allows prefix +",
                product.addLead(lead.formatted("12")));
        assertCloudAgent(
                200, "Fail", "The selected campaign is not outbound", product.addLead("InBound", "12025550143", ""));
        assertCloudAgent(413, "error", null, product.addLead(TOO_MUCH));
        assertCloudAgent(400, "error", null, product.addLead("{"));
        for (String legacy : List.of("/cloudAgentRestAPI/index.php/x", "/CAServicesV3/x.php", "/ca_reports/x")) {
            assertCloudAgent(404, "error", "No such resource", product.caller().post(legacy, "{}"));
            assertCloudAgent(400, "error", "Malformed path", product.caller().get(legacy + "/%2f"));
            assertCloudAgent(413, "error", null, product.caller().post(legacy, TOO_MUCH));
        }
    }

    private static void assertCloudAgent(int status, String word, String message, Answer answer) {
        assertEquals(status, answer.status(), answer.toString());
        assertEquals(word, answer.json().path("status").asText(), answer.toString());
        if (message != null) {
            assertEquals(message, answer.json().path("message").asText(), answer.toString());
        }
        assertEquals(word.equals("false"), answer.json().has("data"), answer.toString());
        assertSaysNothingOfTheInside(answer);
    }

    private static void assertSaysNothingOfTheInside(Answer answer) {
        assertTrue(
                answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json"),
                answer.toString());
        assertFalse(answer.body().matches("(?s).*(Exception|io\\.|java\\.|quarkus|vertx).*"), answer.toString());
    }

    @Test
    void aRequestIdGoesInAndOut() {
        Answer answer = product.caller().post(RESTRICTIONS_PATH, RESTRICTION, "X-Request-Id", "seen-by-e2e");

        assertEquals("seen-by-e2e", answer.headers().firstValue("X-Request-Id").orElse(null), answer.toString());
        assertTrue(product.caller()
                .get("/v2/customers/nothing")
                .headers()
                .firstValue("X-Request-Id")
                .isPresent());
    }
}
