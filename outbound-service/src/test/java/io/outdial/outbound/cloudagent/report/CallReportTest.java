package io.outdial.outbound.cloudagent.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.outbound.cloudagent.CloudAgentRequest;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The report of calls shows attempts; its fields stand in the body of a GET, and nowhere else. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CallReportTest {

    private static final String PATH = "/ca_reports/fetchCDRDetails";

    final Campaigns campaigns = new Campaigns();

    final Rows rows = new Rows();

    @Test
    void anAttemptThatHasEndedIsShown() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        CloudAgentRequest.send(CloudAgentRequest.lead(campaign, "2025550187"));
        report(campaign).body("message", equalTo("No data found")).body("details.size()", equalTo(0));
        UUID attempt = attempt(campaign);
        report(campaign).body("details.size()", equalTo(0));
        rows.execute(
                "UPDATE attempt SET ended_at = taken_at + interval '75 s', ended_by = 'result', call_result = 33, dialled = true, duration_s = 3661 WHERE id = ?",
                attempt);
        report(campaign)
                .body("status", equalTo("success"))
                .body("details.size()", equalTo(1))
                .body("details[0].UCID", equalTo(attempt.toString()))
                .body("details[0].CallDate", equalTo(today().toString()))
                .body("details[0].StartTime", equalTo(today() + " 00:00:00"))
                .body("details[0].EndTime", equalTo(today() + " 00:01:15"))
                .body("details[0].Duration", equalTo("01:01:01"))
                .body("details[0].CallerID", equalTo("2025550187"))
                .body("details[0].E164", equalTo("+12025550187"))
                .body("details[0].UUI", equalTo("Cleo Customer"))
                .body("details[0].CampaignName", equalTo(campaign))
                .body("details[0].Type", equalTo("Progressive"))
                .body("details[0].AgentID", equalTo("agent1"))
                .body("details[0].Status", equalTo("Answered"))
                .body("details[0].Disposition", equalTo("Answer"));
        filtered(campaign, 1, "AgentID", "agent1");
        filtered(campaign, 0, "agent_id", "nobody");
        filtered(campaign, 1, "Status", "answered");
        filtered(campaign, 0, "Status", "NotAnswered");
        filtered(campaign, 1, "CallerID", "+1 202 555 0187");
        filtered(campaign, 0, "CallerID", "2025550188");
        filtered(campaign, 1, "UCID", attempt.toString());
        filtered(campaign, 0, "UCID", UUID.randomUUID().toString());
        filtered(campaign, 0, "Skill", "sales");
        filtered(campaign, 1, "Skill", "");
        rows.execute("UPDATE outbound_record SET phone = 'erased', phone_key = '#1' WHERE phone = '2025550187'");
        report(campaign).body("details[0].CallerID", equalTo("")).body("details[0].E164", equalTo(""));
        rows.execute("DELETE FROM attempt WHERE id = ?", attempt);
    }

    @Test
    void whatIsWrongIsRefused() {
        ask(TestEnvironment.KEY, body("Nobody's", today())).body("message", equalTo("Invalid campaignName"));
        refused("Status", "Perhaps", "Status should be only Answered/NotAnswered");
        refused("CallerID", "12", "Invalid CallerID");
        refused("UCID", "4711", "Invalid UCID");
        ask(TestEnvironment.KEY, "{\"userName\":\"demo\"}")
                .statusCode(200)
                .body("status", equalTo("fail"))
                .body("message", equalTo("Missing fromDate and toDate"))
                .body("$", not(hasKey("details")));
        given().header("apiKey", TestEnvironment.KEY)
                .get(PATH + "?userName=demo&fromDate=%1$s 00:00:00&toDate=%1$s 23:59:59".formatted(today()))
                .then()
                .statusCode(200)
                .body("message", equalTo("Missing fromDate and toDate"));
        given().header("apiKey", TestEnvironment.KEY)
                .contentType("application/json")
                .body(body("x", today()))
                .post(PATH)
                .then()
                .statusCode(405);
    }

    @Test
    void whoIsNotLetInIsAnswered401() {
        ask(TestEnvironment.KEY, "{}").statusCode(401).body("message", equalTo("Missing userName or apiKey"));
        ask(TestEnvironment.KEY, "{\"userName\":\"other\"}")
                .statusCode(401)
                .body("message", equalTo("userName or apiKey is Invalid"));
        ask("x", body("x", today())).statusCode(401).body("status", equalTo("false"));
        ask(TestEnvironment.KEY_WITHOUT_PERMISSIONS, body("x", today())).statusCode(401);
    }

    private UUID attempt(String campaign) {
        Instant taken = today().atStartOfDay().toInstant(ZoneOffset.UTC);
        UUID id = UuidV7.firstOf(taken);
        rows.execute("""
                INSERT INTO attempt (client_id, id, handle, chain_id, campaign_id, phone_key, member_id, taken_at, lease_until)
                SELECT record.client_id, ?, record.handle, record.chain_id, record.campaign_id, record.phone_key, member.id, ?, now()
                  FROM outbound_record AS record JOIN campaign ON campaign.id = record.campaign_id
                  JOIN member ON member.client_id = record.client_id AND member.agent_id = 'agent1'
                 WHERE campaign.name = ?
                """, id, taken.atOffset(ZoneOffset.UTC), campaign);
        return id;
    }

    private static void filtered(String campaign, int calls, String field, String value) {
        ask(TestEnvironment.KEY, with(body(campaign, today()), field, value))
                .statusCode(200)
                .body("status", equalTo("success"))
                .body("details.size()", equalTo(calls));
    }

    private static void refused(String field, String value, String message) {
        ask(TestEnvironment.KEY, with(body("x", today()), field, value))
                .statusCode(200)
                .body("status", equalTo("fail"))
                .body("message", equalTo(message));
    }

    private static String with(String body, String field, String value) {
        return body.replace("}", ",\"%s\":\"%s\"}".formatted(field, value));
    }

    private static ValidatableResponse report(String campaign) {
        return ask(TestEnvironment.KEY, body(campaign, today())).statusCode(200);
    }

    private static ValidatableResponse ask(String key, String body) {
        return given().filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .header("apiKey", key)
                .body(body)
                .get(PATH)
                .then();
    }

    private static String body(String campaign, LocalDate day) {
        return "{\"userName\":\"demo\",\"campaignName\":\"%s\",\"fromDate\":\"%s 00:00:00\",\"toDate\":\"%s 23:59:59\"}"
                .formatted(campaign, day, day);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
