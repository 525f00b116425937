package io.outdial.outbound.cloudagent;

import static io.outdial.outbound.cloudagent.CloudAgentRequest.lead;
import static io.outdial.outbound.cloudagent.CloudAgentRequest.send;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lead becomes, and what keeps it out besides the rows of the page. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class StoredLeadTest {

    private static final String SHUT = "PhoneNumber Added is a DND Number";

    final Campaigns campaigns = new Campaigns();

    @Test
    void keepsEverythingThatWasSent() {
        String campaign = campaigns.make("Progressive", "Agentwise", "READY");
        send(lead(campaign, "2025550123")
                        .put("priority", 42)
                        .put("agentId", "agent1")
                        .put("skill", "sales")
                        .put("expiryDate", "2099-01-31")
                        .put("City", "Pune")
                        .put("OrderNumber", 7)
                        .put("apikey", "never to be seen again"))
                .then()
                .body("message", equalTo("SuccessFully Updated"));
        assertEquals(
                "2025550123 +12025550123 42 2099-02-01T00:00:00 Cleo Customer {\"City\": \"Pune\", \"OrderNumber\": \"7\"} t 2 1 28",
                campaigns.ofOnlyRecord(
                        campaign,
                        "concat_ws(' ', phone, phone_key, priority, to_char(expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS'), "
                                + "name, user_data, is_first, record_type, record_status, call_result)"));
        assertEquals(
                UUID.fromString("92983ab9-49c8-444b-85ae-6e40402cf72e"), campaigns.ofOnlyRecord(campaign, "member_id"));
        assertNull(campaigns.ofOnlyRecord(campaign, "skill_id"));
    }

    @Test
    void aSkillwiseLeadKeepsItsSkill() {
        String campaign = campaigns.make("Progressive", "Skillwise", "READY");
        send(lead(campaign, Campaigns.number()).put("skill", "support").put("agentId", "nobody"));
        assertEquals(
                "support",
                campaigns.ofOnlyRecord(campaign, "(SELECT name FROM skill WHERE skill.id = outbound_record.skill_id)"));
    }

    @Test
    void oneNumberIsOneHoweverItIsWritten() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String number = Campaigns.number();
        for (String written : new String[] {number, "+1" + number, "1" + number, "%2B1" + number}) {
            send(lead(campaign, written).put("checkDuplicate", true)).then().statusCode(200);
        }
        assertEquals(1, campaigns.stored(campaign));
    }

    @Test
    void aNumberIsNewInAnotherCampaign() {
        String number = Campaigns.number();
        for (int i = 0; i < 2; i++) {
            String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
            send(lead(campaign, number).put("checkDuplicate", true));
            assertEquals(1, campaigns.stored(campaign));
        }
    }

    @Test
    void aDoNotCallNumberStaysOutWhateverElseIsAsked() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String number = Campaigns.number();
        campaigns.mark(TestEnvironment.CLIENT, "+1" + number);
        ObjectNode lead = lead(campaign, number).put("action", "start");
        refusedAsDoNotCall(send(lead));
        refusedAsDoNotCall(send(lead.put("checkDuplicate", true)));
        assertEquals(0, campaigns.stored(campaign));
        assertEquals("READY", campaigns.position(campaign));
    }

    @Test
    void aDoNotCallNumberStaysOutBeforeItIsADuplicate() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String number = Campaigns.number();
        send(lead(campaign, number));
        campaigns.mark(TestEnvironment.CLIENT, "+1" + number);
        refusedAsDoNotCall(send(lead(campaign, number).put("checkDuplicate", true)));
        assertEquals(1, campaigns.stored(campaign));
    }

    @Test
    void aCampaignThatDoesNotApplyDoNotCallTakesTheLeadAndNeverDialsIt() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        campaigns.ignoreDoNotCall(campaign);
        String number = Campaigns.number();
        campaigns.mark(TestEnvironment.CLIENT, "+1" + number);
        send(lead(campaign, number)).then().body("message", equalTo("SuccessFully Updated Progressive Campaign"));
        assertEquals(1, campaigns.stored(campaign));
        assertEquals(7, campaigns.ofOnlyRecord(campaign, "record_type::int"));
    }

    @Test
    void anotherClientsDoNotCallListIsNotAsked() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String number = Campaigns.number();
        campaigns.mark(TestEnvironment.OTHER_CLIENT, "+1" + number);
        send(lead(campaign, number));
        assertEquals(1, campaigns.stored(campaign));
        assertEquals(2, campaigns.ofOnlyRecord(campaign, "record_type::int"));
    }

    @Test
    void anotherClientsCampaignDoesNotExist() {
        String foreign = "F" + UUID.randomUUID();
        campaigns.make(TestEnvironment.OTHER_CLIENT, foreign, "Progressive", "Nonagentwise", "READY");
        send(lead(foreign, Campaigns.number()).put("action", "start"))
                .then()
                .body("message", equalTo("No User Found or Campaign Name is Invalid"));
        assertEquals(0, campaigns.stored(foreign));
        assertEquals("READY", campaigns.position(foreign));
    }

    @Test
    void ofTwoClientsCampaignsOfOneNameTheCallersIsMeant() {
        String name = campaigns.make("IVR", "Nonagentwise", "READY");
        campaigns.make(TestEnvironment.OTHER_CLIENT, name, "InBound", "Nonagentwise", "READY");
        send(lead(name, Campaigns.number()).put("action", "start"))
                .then()
                .body("message", equalTo("SuccessFully Updated, IVR was started"));
        assertEquals(
                TestEnvironment.CLIENT,
                campaigns.value(
                        "SELECT r.client_id FROM outbound_record r JOIN campaign c ON c.id = r.campaign_id WHERE c.name = ?",
                        name));
        assertEquals(
                1L, campaigns.value("SELECT count(*) FROM campaign WHERE name = ? AND position = 'RUNNING'", name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ca_apis/addcampaigndata",
                "/CA_APIS/addcampaigndata",
                "/ca_apis/AddCampaignData/",
                "/Ca_Apis/ADDCAMPAIGNDATA/",
                "/ca_apis/AddCampaignData?x=1"
            })
    void thePathIsReadInAnyLetterCase(String path) {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        given().contentType("application/json")
                .header("apiKey", TestEnvironment.KEY)
                .body(lead(campaign, Campaigns.number()).toString())
                .post(path)
                .then()
                .statusCode(200)
                .body("message", equalTo("SuccessFully Updated Progressive Campaign"));
        assertEquals(1, campaigns.stored(campaign));
    }

    @ParameterizedTest
    @CsvSource({"O\"Brien;, false, O Brien", "O\"Brien;, true, 'O\"Brien;'", "सीता, false, सीता"})
    void aNameIsCleanedUnlessToldOtherwise(String name, boolean skip, String stored) {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        send(lead(campaign, Campaigns.number()).put("Name", name).put("skipNameFieldValidation", skip));
        assertEquals(stored, campaigns.ofOnlyRecord(campaign, "name"));
    }

    private static void refusedAsDoNotCall(Response answer) {
        answer.then().statusCode(200).body("status", equalTo("FAIL")).body("message", equalTo(SHUT));
    }
}
