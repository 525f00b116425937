package io.outdial.outbound.cloudagent;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What public clients send, rebuilt from cloudagent.md §4, held against their own test of success. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RealClientsTest {

    final Campaigns campaigns = new Campaigns();

    /**
     * Client 6: key in the body, {@code name} in lower case, everything as text; success is a status of success or
     * true, whatever its letter case.
     */
    @Test
    void theCrmThatPutsItsKeyIntoTheBody() {
        String campaign = campaigns.make("Progressive", "Agentwise", "RUNNING");
        Response answer = given().header("Content-Type", "application/json; charset=utf-8")
                .header("Accept", "*/*")
                .body("""
                        {"apiKey":"%s","userName":"demo","campaignName":"%s","phoneNumber":"+12025550123","name":"Cleo","checkDuplicate":"false",
                         "agentId":"agent1","priority":"5"}
                        """.formatted(TestEnvironment.KEY, campaign))
                .post("/ca_apis/AddCampaignData");
        assertEquals(200, answer.statusCode());
        assertTrue(
                Set.of("success", "true").contains(answer.<String>path("status").toLowerCase(Locale.ROOT)));
        assertEquals("Cleo", campaigns.ofOnlyRecord(campaign, "name"));
        assertEquals("{}", campaigns.ofOnlyRecord(campaign, "user_data::text"));
    }

    /**
     * Client 10: header and user name on every call, values as they are; success is HTTP 200 without the status error.
     */
    @Test
    void theAdapterForManyProviders() {
        String campaign = campaigns.make("Predictive", "Nonagentwise", "READY");
        Response answer = given().contentType("application/json")
                .header("apiKey", TestEnvironment.KEY)
                .body("""
                        {"userName":"demo","campaignName":"%s","phoneNumber":2025550123,"Name":"Cleo","action":"START","checkDuplicate":true,"priority":1}
                        """.formatted(campaign))
                .post("/ca_apis/AddCampaignData");
        assertEquals(200, answer.statusCode());
        assertFalse(answer.<String>path("status").equalsIgnoreCase("error"));
        assertEquals("RUNNING", campaigns.position(campaign));
    }

    /** Client 11: a token for the key, found under one of three names, then the same call with it. */
    @Test
    void theClientThatTakesATokenFirst() {
        String campaign = "C" + UUID.randomUUID();
        campaigns.make(TestEnvironment.OTHER_CLIENT, campaign, "Progressive", "Nonagentwise", "READY");
        Response tokens = given().contentType("application/json")
                .header("apiKey", TestEnvironment.OTHER_CLIENT_KEY)
                .body("{\"userName\":\"other\"}")
                .post("/ca_apis/CAToken/generateToken");
        Map<String, String> answer = tokens.jsonPath().getMap("$");
        String token = Stream.of("token", "jwt", "accessToken")
                .map(answer::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        Response added = given().contentType("application/json")
                .header("Authorization", "Bearer " + token)
                .body("""
                        {"userName":"other","campaignName":"%s","phoneNumber":"2025550123","Name":"Cleo","expiryDate":"2099-01-31"}
                        """.formatted(campaign))
                .post("/ca_apis/AddCampaignData");
        assertEquals(
                "{\"status\":\"Success\",\"message\":\"SuccessFully Updated Progressive Campaign\"}", added.asString());
        assertEquals("Cleo", campaigns.ofOnlyRecord(campaign, "name"));
    }

    /** A client that puts its bodies together by hand may name a field twice: the page's spelling, else the first. */
    @Test
    void aFieldThatIsThereTwice() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        given().contentType("application/json")
                .header("apiKey", TestEnvironment.KEY)
                .body("""
                        {"userName":"demo","campaignName":"%s","PHONENUMBER":"2025550199","phoneNumber":"2025550123","Name":"First","Name":"Second","City":"A","City":"B"}
                        """.formatted(campaign))
                .post("/ca_apis/AddCampaignData");
        assertEquals("2025550123", campaigns.ofOnlyRecord(campaign, "phone"));
        assertEquals("First", campaigns.ofOnlyRecord(campaign, "name"));
        assertEquals("A", campaigns.ofOnlyRecord(campaign, "user_data ->> 'City'"));
    }

    /** The sample of the page, with an {@code Accept} that names no media type we would not send. */
    @Test
    void thePagesOwnSample() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        Response answer = given().contentType("application/json")
                .accept("application/json")
                .header("apiKey", TestEnvironment.KEY)
                .body("""
                        {"campaignName":"%s","phoneNumber":"8300000000","Name":"N","action":"START","skill":"S","priority":"10","agentId":"A",
                         "expiryDate":"2099-01-31 18:00:00","checkDuplicate":"TRUE","userName":"demo"}
                        """.formatted(campaign))
                .post("/ca_apis/AddCampaignData");
        assertEquals(
                "{\"status\":\"SUCCESS\",\"message\":\"SuccessFully Updated, Progressive was started\"}",
                answer.asString());
        assertEquals("8300000000", campaigns.ofOnlyRecord(campaign, "phone"));
    }
}
