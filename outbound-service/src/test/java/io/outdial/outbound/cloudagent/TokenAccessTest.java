package io.outdial.outbound.cloudagent;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who is let in, by the setting of the account and by what is shown (cloudagent.md §1.7, §3.1). The demo client takes
 * keys, {@code other} tokens, {@code legacy} neither.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class TokenAccessTest {

    private static final String LEAD = CloudAgentRequest.PATH;
    private static final String TOKEN = "/ca_apis/CAToken/generateToken";
    private static final String LEGACY =
            "/cloudAgentRestAPI/index.php/CloudAgent/CloudAgentAPI/addCamapaignData?format=json";

    private static final Map<String, String> KEYS = Map.of(
            "demo", TestEnvironment.KEY,
            "other", TestEnvironment.OTHER_CLIENT_KEY,
            "legacy", TestEnvironment.LEGACY_CLIENT_KEY);

    /** What is answered to a caller who is let in and names no campaign. */
    private static final String LET_IN = "Please provide campaign details";

    private final Map<String, String> tokens = new HashMap<>();

    @BeforeEach
    void makeTokens() {
        tokens.put("replaced", newToken());
        tokens.put("good", newToken());
        tokens.put("forged", tokens.get("good").substring(0, tokens.get("good").length() - 3) + "AAA");
        tokens.put("empty", "");
    }

    /** What {@code demo} (keys), {@code other} (tokens) and {@code legacy} (neither) are told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "header key      | in      | action  | action",
                "body key        | in      | action  | action",
                "basic           | in      | action  | action",
                "nothing         | no key  | no key  | no key",
                "bearer good     | user    | in      | user",
                "bearer replaced | invalid | invalid | invalid",
                "bearer forged   | no key  | invalid | invalid",
                "bearer empty    | no key  | empty   | empty",
                "both good       | user    | in      | user",
                "both forged     | no key  | invalid | invalid",
            })
    void todaysPath(String shown, String keys, String withTokens, String neither) {
        assertLeadIsAnswered(shown, "demo", keys);
        assertLeadIsAnswered(shown, "other", withTokens);
        assertLeadIsAnswered(shown, "legacy", neither);
    }

    private void assertLeadIsAnswered(String shown, String userName, String expected) {
        String message = Map.of(
                        "in", LET_IN,
                        "action", "Invalid action.",
                        "no key", "Api Key Should Not be Null or Empty.",
                        "user", "Invalid User Details",
                        "invalid", "Invalid Token",
                        "empty", "Token Should Not be Null or Empty.")
                .get(expected);
        assertEquals(message, send(shown, userName, LEAD).path("message"), shown + " of " + userName);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "header key | Invalid action.            | in | Invalid action.",
                "body key   | Invalid action.            | in | Invalid action.",
                "basic      | Invalid action.            | in | Invalid action.",
                "nothing    | Invalid userName or apiKey | Invalid userName or apiKey | Invalid userName or apiKey",
                "bearer good | Invalid userName or apiKey | Invalid userName or apiKey | Invalid userName or apiKey",
            })
    void theTokenEndpoint(String shown, String keys, String withTokens, String neither) {
        Map.of("demo", keys, "other", withTokens, "legacy", neither).forEach((userName, message) -> {
            Response answer = send(shown, userName, TOKEN);
            if (message.equals("in")) {
                answer.then()
                        .body("token", matchesPattern("[\\w-]+\\.[\\w-]+\\.[\\w-]+"))
                        .body("message", equalTo(""));
            } else {
                assertEquals("{\"status\":\"false\",\"message\":\"" + message + "\",\"data\":null}", answer.asString());
            }
        });
    }

    /** The setting does not matter there, and only the field {@code api_key} does. */
    @ParameterizedTest
    @CsvSource({"body key, true", "header key, false", "basic, false", "bearer good, false", "nothing, false"})
    void theOlderPath(String shown, boolean isLetIn) {
        KEYS.keySet()
                .forEach(userName -> assertEquals(
                        isLetIn ? "No User Found or Campaign Name is Invalid" : "No User Found",
                        send(shown, userName, LEGACY).path("message"),
                        shown + " of " + userName));
    }

    @Test
    void aTokenNeedsTheUserName() {
        given().header("Authorization", "Bearer " + tokens.get("good"))
                .contentType("application/json")
                .body("{}")
                .post(LEAD)
                .then()
                .body("message", equalTo("Username Should Not be Null or Empty."));
        given().header("apiKey", TestEnvironment.OTHER_CLIENT_KEY)
                .contentType("application/json")
                .body("{\"username_\":\"\"}")
                .post(TOKEN)
                .then()
                .body("message", equalTo("UserName is null"));
    }

    @Test
    void tenAnHour() {
        for (int i = 0; i < 10; i++) {
            tokenRequest(TestEnvironment.TOKEN_KEY).then().statusCode(200).body("message", equalTo(""));
        }
        tokenRequest(TestEnvironment.TOKEN_KEY)
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("3[0-9]{3}"))
                .body(equalTo("{\"status\":\"error\",\"message\":\"Max limit exceeded\"}"));
    }

    private Response send(String shown, String userName, String path) {
        RequestSpecification request = given().contentType("application/json");
        String key = KEYS.get(userName);
        String body = "{\"userName\":\"" + userName + "\"";
        String[] words = shown.split(" ", 2);
        switch (words[0]) {
            case "header" -> request.header("apiKey", key);
            case "body" -> body += ",\"api_key\":\"" + key + "\"";
            case "basic" -> request.auth().preemptive().basic(userName, key);
            case "bearer" -> request.header("Authorization", ("Bearer " + tokens.get(words[1])).strip());
            case "both" ->
                request.header("Authorization", "Bearer " + tokens.get(words[1]))
                        .header("apiKey", key);
            default -> {}
        }
        return request.filter(Spec.answersOnly("outbound")).body(body + "}").post(path);
    }

    private static String newToken() {
        return tokenRequest(TestEnvironment.OTHER_CLIENT_KEY).path("token");
    }

    private static Response tokenRequest(String key) {
        return given().contentType("application/json")
                .header("apiKey", key)
                .body("{\"userName\":\"other\"}")
                .post(TOKEN);
    }
}
