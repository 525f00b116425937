package io.outdial.outbound.cloudagent.control;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.outbound.cloudagent.CloudAgentRequest;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting and stopping campaigns, and asking which run, by today's paths and by those of the older manual. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CampaignStatusTest {

    private static final String LEGACY = "/cloudAgentRestAPI/index.php/CloudAgent/CloudAgentAPI/";

    final Campaigns campaigns = new Campaigns();

    final Rows rows = new Rows();

    @Test
    void aCampaignIsStartedAndStopped() {
        String campaign = campaigns.make("IVR", "Nonagentwise", "READY");
        for (int i = 0; i < 2; i++) {
            set(campaign, "\"Start\"", "true").body(equalTo(done("IVR was started")));
            assertEquals("RUNNING", position(campaign));
        }
        set(campaign, "\"stop\"", "\"TRUE\"").body(equalTo(done("IVR was stopped")));
        assertEquals("READY", position(campaign));
    }

    /** Client 4 of the reference: segments in the path; and a slash at the end of the path that the manual prints. */
    @Test
    void byThePathOfTheOlderManual() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        given().urlEncodingEnabled(false)
                .get(LEGACY + "setCampaign/api_key/" + TestEnvironment.KEY + "/campaign_name/" + campaign
                        + "/process/true/action/start/")
                .then()
                .statusCode(200)
                .body(equalTo("<xml><status>SUCCESS</status>"
                        + "<message>SUCCESSFULLY UPDATED, Progressive was started</message></xml>"));
        given().get(LEGACY + "setCampaign/?format=json&process=true&action=Stop&api_key=" + TestEnvironment.KEY
                        + "&campaign_name=" + campaign)
                .then()
                .body(equalTo(done("Progressive was stopped")));
        assertEquals("READY", position(campaign));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Reset\"", "\"\"", "null", "7"})
    void anotherActionIsNone(String action) {
        String campaign = campaigns.make("IVR", "Nonagentwise", "READY");
        set(campaign, action, "true").body(equalTo(refused("All parameters are mandatory")));
        assertEquals("READY", position(campaign));
    }

    @Test
    void withoutProcessOrACampaignNothingIsDone() {
        String campaign = campaigns.make("IVR", "Nonagentwise", "READY");
        set(campaign, "\"Start\"", "false").body(equalTo(refused("All parameters are mandatory")));
        set("", "\"Start\"", "true").body(equalTo(refused("All parameters are mandatory")));
        assertEquals("READY", position(campaign));
    }

    @Test
    void aCampaignThatIsOverOrNobodysIsNoRecord() {
        String campaign = campaigns.make("IVR", "Nonagentwise", "READY");
        set("No such campaign", "\"Start\"", "true").body(equalTo(refused("no record found")));
        status("No such campaign").body(equalTo(refused("no record found")));
        given().get(LEGACY + "setCampaign?format=json&process=true&action=start&campaign_name=" + campaign + "&api_key="
                        + TestEnvironment.OTHER_CLIENT_KEY)
                .then()
                .body(equalTo(refused("no record found")));
        rows.execute("UPDATE campaign SET status = 'archived' WHERE name = ?", campaign);
        set(campaign, "\"Start\"", "true").body(equalTo(refused("no record found")));
        assertEquals("READY", position(campaign));
    }

    @Test
    void theStatusHasTheNumberAndThePosition() {
        String campaign = campaigns.make("IVR", "Nonagentwise", "COMPLETED");
        String row =
                "[{\"CampaignID\":\"%s\",\"CampaignName\":\"%s\",\"UserName\":\"demo\",\"Position\":\"COMPLETED\"}]"
                        .formatted(dbid(campaign), campaign);
        status(campaign).body(equalTo("{\"status\":\"success\",\"message\":" + row + "}"));
        given().get(LEGACY + "campaignStatus?format=json&user_name=demo&campaign_name=" + campaign + "&api_key="
                        + TestEnvironment.KEY)
                .then()
                .body(equalTo("{\"status\":\"success\",\"message\":" + row + "}"));
        status("").body(equalTo(refused("All parameters are mandatory")));
    }

    @Test
    void whoMayNotIsRefusedAsByTheOtherPaths() {
        String campaign = campaigns.make("IVR", "Nonagentwise", "READY");
        CloudAgentRequest.withKey(TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                .body(body(campaign, "\"Start\"", "true"))
                .put("/ca_apis/setCampaignStatus")
                .then()
                .statusCode(200)
                .body("status", equalTo("false"))
                .body("message", equalTo("Invalid action."));
        given().get(LEGACY + "setCampaign?format=json&process=true&action=start&api_key=x&campaign_name=" + campaign)
                .then()
                .body("message", equalTo("No User Found"));
        assertEquals("READY", position(campaign));
    }

    private static ValidatableResponse set(String campaign, String action, String process) {
        return CloudAgentRequest.withKey(TestEnvironment.KEY)
                .body(body(campaign, action, process))
                .put("/ca_apis/setCampaignStatus")
                .then()
                .statusCode(200);
    }

    private static String body(String campaign, String action, String process) {
        return "{\"userName\":\"demo\",\"campaignName\":\"%s\",\"action\":%s,\"process\":%s}"
                .formatted(campaign, action, process);
    }

    /** A GET with a body, as the vendor has it. */
    private static ValidatableResponse status(String campaign) {
        return given().filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .header("apiKey", TestEnvironment.KEY)
                .body("{\"userName\":\"demo\",\"campaignName\":\"%s\"}".formatted(campaign))
                .get("/CA_APIS/campaignstatus/")
                .then()
                .statusCode(200);
    }

    private static String done(String what) {
        return "{\"status\":\"SUCCESS\",\"message\":\"SUCCESSFULLY UPDATED, " + what + "\"}";
    }

    private static String refused(String message) {
        return "{\"status\":\"failure\",\"message\":\"" + message + "\"}";
    }

    private String position(String campaign) {
        return (String) value("position", campaign);
    }

    private Object dbid(String campaign) {
        return value("dbid", campaign);
    }

    private Object value(String column, String campaign) {
        List<List<Object>> found = rows.all("SELECT " + column + " FROM campaign WHERE name = ?", campaign);
        return found.get(0).get(0);
    }
}
