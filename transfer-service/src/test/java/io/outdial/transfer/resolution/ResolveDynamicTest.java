package io.outdial.transfer.resolution;

import static io.outdial.transfer.Requests.right;
import static io.outdial.transfer.resolution.ResolveTest.RESOLVE;
import static io.outdial.transfer.resolution.ResolveTest.TEST;
import static io.outdial.transfer.resolution.StoredPlans.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.ping.PingRefused;
import io.outdial.transfer.ping.PingedHost;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configs that ask the client's own system, which here is a host that the operator allows. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(PingedHost.class)
class ResolveDynamicTest {

    private static final String ACCEPTED = "[{\"field\":\"status\",\"operator\":\"EQUALS\",\"value\":\"accepted\"}]";

    final StoredPlans stored = new StoredPlans();

    @Test
    void theNumberIsTheOneOfTheAnswer() {
        resolve(stored.dynamic(options("/ok", "destination.number")))
                .statusCode(200)
                .body("destination.type", equalTo("phone_number"))
                .body("destination.phoneNumber", equalTo("+12025550142"))
                .body("reason.code", equalTo("answered"));
    }

    /** An area code that is newer than the metadata, and a number that was answered without its plus. */
    @ParameterizedTest
    @CsvSource({"number, +17295550143", "national, +17295550143", "other, +4930123456780"})
    void aNumberIsDialledWithItsPlus(String field, String dialled) {
        resolve(stored.dynamic(options("/new-area", "destination." + field)))
                .statusCode(200)
                .body("destination.phoneNumber", equalTo(dialled))
                .body("reason.code", equalTo("answered"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "none", "destination", ""})
    void whereTheAnswerHoldsNoneTheConfigsOwnIsTaken(String field) {
        resolve(stored.dynamic(options("/ok", field)))
                .statusCode(200)
                .body("destination.phoneNumber", equalTo("+12025550198"))
                .body("reason.code", equalTo("answered_default"));
    }

    @Test
    void whereNeitherHasOneItIsAnError() {
        UUID id = stored.dynamic(
                "{\"pingUrl\":\"" + PingedHost.base() + "/nonumber\",\"transferNumberField\":\"destination.number\"}");
        resolve(id).statusCode(400).body("code", equalTo("NOT_USABLE"));
    }

    @Test
    void anAnswerThatSaysNoIsNotOverruledByTheNumberOfTheConfig() {
        resolve(stored.dynamic(options("/refuses", "destination.number")))
                .statusCode(400)
                .body("code", equalTo("NOT_USABLE"));
        resolve(stored.config(
                        "DYNAMIC",
                        Map.of(
                                "dynamic_options", text(options("/refuses", "destination.number")),
                                "softphone_fallback_type", "'PHONE_NUMBER'",
                                "softphone_fallback_phone_number", "'+12025550199'")))
                .statusCode(200)
                .body("destination.fallback.phoneNumber", equalTo("+12025550199"))
                .body("reason.code", equalTo("conditions_not_met"));
    }

    @Test
    void aPingThatFailsLeadsToTheFallback() {
        resolve(stored.dynamic(options("/absent", "destination.number")))
                .statusCode(200)
                .body("destination.type", equalTo("fallback"))
                .body("destination.fallback.phoneNumber", equalTo("+12025550198"))
                .body("reason.code", equalTo("ping_failed"));
    }

    /** Nobody can tell from the answers what stands where. */
    @Test
    void everyRefusalIsInTheSameWords() {
        Set<String> answers = new HashSet<>();
        for (String url : new String[] {
            "https://10.0.0.1/",
            "https://127.0.0.1/",
            "http://127.0.0.1:1/",
            "https://[::1]/",
            "https://localhost/",
            "https://8.8.8.8:22/",
            "http://8.8.8.8/",
            "ftp://8.8.8.8/",
            "nonsense",
            PingedHost.base() + "/html",
            PingedHost.base() + "/redirect?to=/ok",
            PingedHost.base() + "/absent",
            "https://{{variables.host}}/",
            PingedHost.base() + "/a/{{variables.up}}/b"
        }) {
            UUID id = stored.dynamic("{\"pingUrl\":\"" + url + "\",\"timeout\":500}");
            String body = "{\"variables\":{\"host\":\"10.0.0.1\",\"up\":\"..\"}}";
            answers.add(right().body(body)
                    .post(RESOLVE, id)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .extract()
                    .asString());
            right().body(body).post(TEST, id).then().statusCode(200).body("ping.refusal", equalTo(PingRefused.MESSAGE));
        }
        assertEquals(
                Set.of("{\"message\":\"" + PingRefused.MESSAGE
                        + ", and there is no fallback\",\"code\":\"SERVICE_UNAVAILABLE\",\"retryAfter\":5}"),
                answers);
    }

    @Test
    void placeholdersAreFilledAndStayWhereTheyAre() {
        UUID id = stored.dynamic("""
                {"pingUrl":"%s/echo?phone={{customer.phone}}&campaign={{campaign.id}}&x={{variables.x}}","method":"POST",
                 "headers":{"X-Config":"{{transferConfig.id}}","X-Evil":"{{variables.evil}}","Authorization":"Bearer {{variables.evil}}"},
                 "body":{"call":{"x":"{{variables.x}}","n":"{{variables.n}}","all":"<{{variables.n}}|{{variables.gone}}>","gone":"{{variables.gone}}"},"apiKey":"k"},
                 "transferNumber":"3001"}
                """.formatted(PingedHost.base()));
        String call = """
                {"customerPhone":"+1 202","campaignId":"13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf",
                 "variables":{"x":"\\",&=\\n","n":12345678901234567890.5,"evil":"a\\r\\nHost: b"}}
                """;
        right().body(call)
                .post(TEST, id)
                .then()
                .statusCode(200)
                .body("resolution.destination.phoneNumber", equalTo("3001"))
                .body("resolution.reason.code", equalTo("answered_default"))
                .body("refusal", nullValue())
                .body("ping.status", equalTo(200))
                .body("ping.elapsedMs", greaterThanOrEqualTo(0))
                .body("ping.refusal", nullValue())
                .body("ping.unknownVariables", contains("variables.gone"))
                .body("ping.request.method", equalTo("POST"))
                .body(
                        "ping.request.url",
                        equalTo(
                                PingedHost.base()
                                        + "/echo?phone=%2B1%20202&campaign=13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf&x=%22%2C%26%3D%0A"))
                .body("ping.request.headers", hasItem(Map.of("name", "X-Config", "value", id.toString())))
                .body("ping.request.headers", hasItem(Map.of("name", "X-Evil", "value", "aHost: b")))
                .body("ping.request.headers", hasItem(Map.of("name", "Authorization", "value", "***")))
                .body("ping.request.body.apiKey", equalTo("***"))
                .body("ping.request.body.call.x", equalTo("\",&=\n"))
                .body("ping.request.body.call.gone", nullValue());
    }

    @Test
    void whatIsShownIsWhatIsSent() {
        UUID id = stored.dynamic("""
                {"pingUrl":"%s/echo?x={{variables.x}}","method":"POST","headers":{"X-Tenant":"{{variables.x}}"},"body":{"x":"{{variables.x}}","n":"{{variables.n}}"},
                 "transferNumber":"3001","successConditions":[
                   {"field":"uri","operator":"EQUALS","value":"/echo?x=%%26"},{"field":"headers.x-tenant","operator":"EQUALS","value":"&"},
                   {"field":"headers.content-type","operator":"EQUALS","value":"application/json"},
                   {"field":"body","operator":"EQUALS","value":"{\\"n\\":1.5,\\"x\\":\\"&\\"}"},{"field":"method","operator":"EQUALS","value":"POST"}]}
                """.formatted(PingedHost.base()));
        right().body("{\"variables\":{\"x\":\"&\",\"n\":1.5}}")
                .post(TEST, id)
                .then()
                .statusCode(200)
                .body("conditions.met", not(hasItem(false)))
                .body("resolution.destination.phoneNumber", equalTo("3001"));
    }

    @Test
    void everyConditionIsReported() {
        UUID id = stored.dynamic("""
                {"pingUrl":"%s/ok","successConditions":[{"field":"status","operator":"EQUALS","value":"accepted"},
                 {"field":"destination","operator":"MATCHES","value":"("},{"field":"none","operator":"EXISTS"}]}
                """.formatted(PingedHost.base()));
        right().body("{}")
                .post(TEST, id)
                .then()
                .statusCode(200)
                .body("conditions.met", contains(true, false, false))
                .body("conditions.received", contains("string", "object", "undefined"))
                .body("conditions.operator", contains("equals", "matches", "exists"))
                .body("conditions[1].reason", notNullValue())
                .body("conditions[2].reason", nullValue())
                .body("resolution", nullValue())
                .body("refusal.code", equalTo("NOT_USABLE"));
    }

    @ParameterizedTest
    @CsvSource({"/absent,404", "/html,200", "/redirect?to=/ok,302"})
    void aPingThatFailsIsReported(String path, int status) {
        right().body("{}")
                .post(TEST, stored.dynamic("{\"pingUrl\":\"" + PingedHost.base() + path + "\"}"))
                .then()
                .statusCode(200)
                .body("ping.status", equalTo(status))
                .body("ping.refusal", equalTo(PingRefused.MESSAGE))
                .body("conditions", empty())
                .body("refusal.code", equalTo("SERVICE_UNAVAILABLE"));
    }

    private static String options(String path, String field) {
        return "{\"pingUrl\":\"" + PingedHost.base() + path + "\",\"timeout\":5000,\"transferNumberField\":\"" + field
                + "\",\"transferNumber\":\"+12025550198\",\"successConditions\":" + ACCEPTED + "}";
    }

    private static ValidatableResponse resolve(UUID id) {
        return right().body("{}").post(RESOLVE, id).then();
    }
}
