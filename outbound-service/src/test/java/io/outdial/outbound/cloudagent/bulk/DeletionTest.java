package io.outdial.outbound.cloudagent.bulk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.outbound.cloudagent.CloudAgentRequest;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leads are deleted one by one and by lists; {@link FilteredDeletionTest} deletes them by what they are. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DeletionTest {

    private static final String ONE = "/ca_apis/deleteCampaignData";
    private static final String MANY = "/CA_APIS/deletebulkdata";

    private static final String DELETED = "{\"status\":\"Success\",\"message\":\"Deleted Successfully\"}";
    private static final String NOT_FOUND = "{\"status\":\"Error\",\"message\":\"No data found\"}";

    final Campaigns campaigns = new Campaigns();

    final Rows rows = new Rows();

    final DataSource database = TestEnvironment.database();

    @Test
    void aLeadThatNobodyHadIsGone() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String other = campaigns.make("Progressive", "Nonagentwise", "READY");
        add(campaign, "2025550123");
        add(campaign, "2025550123");
        add(campaign, "2025550124");
        add(other, "2025550123");
        String body = "{\"userName\":\"demo\",\"campaignName\":\"%s\",\"phoneNumber\":12025550123,\"name\":\"%s\"}";
        delete(ONE, body.formatted(campaign, "Carl")).body(equalTo(NOT_FOUND));
        delete(ONE, body.formatted(campaign, "Cleo Customer")).body(equalTo(DELETED));
        delete(ONE, body.formatted(campaign, "")).body(equalTo(NOT_FOUND));
        assertEquals("2025550124", campaigns.ofOnlyRecord(campaign, "phone"));
        assertEquals(1, campaigns.stored(other));
    }

    /** What is known of its calls stays, whoever has it is told, and its number may come again. */
    @Test
    void aLeadThatSomebodyHadEnds() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        add(campaign, "2025550125");
        handOut(campaign);
        String body = "{\"userName\":\"demo\",\"campaignName\":\"%s\",\"phoneNumber\":\"%%2B12025550125\"}"
                .formatted(campaign);
        delete(ONE, body).body(equalTo(DELETED));
        assertEquals(
                "5 52 cancelled",
                campaigns.ofOnlyRecord(
                        campaign,
                        "concat_ws(' ', record_status, call_result, (SELECT ended_by FROM attempt WHERE attempt.handle = outbound_record.handle))"));
        assertEquals(false, campaigns.ofOnlyRecord(campaign, "is_first"));
        assertEquals(true, campaigns.ofOnlyRecord(campaign, "due_at IS NULL AND ended_at IS NOT NULL"));
        delete(ONE, body).body(equalTo(NOT_FOUND));
        CloudAgentRequest.send(CloudAgentRequest.lead(campaign, "2025550125").put("checkDuplicate", true))
                .then()
                .body("status", equalTo("Success"));
        assertEquals(2, campaigns.stored(campaign));
    }

    /** One that has ended keeps what it is, and is no duplicate any more. */
    @Test
    void aLeadThatHasEndedKeepsItsResult() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        add(campaign, "2025550126");
        handOut(campaign);
        finish(campaign, 33);
        delete(
                        ONE,
                        "{\"userName\":\"demo\",\"campaignName\":\"%s\",\"phoneNumber\":\"2025550126\"}"
                                .formatted(campaign))
                .body(equalTo(DELETED));
        assertEquals("3 33", campaigns.ofOnlyRecord(campaign, "concat_ws(' ', record_status, call_result)"));
        assertEquals(false, campaigns.ofOnlyRecord(campaign, "is_first"));
    }

    /** The first of a chain names it; the next number has its turn. */
    @Test
    void aNumberThatOthersFollow() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        add(campaign, "2025550127");
        add(campaign, "2025550128");
        rows.execute("""
                UPDATE outbound_record SET chain_n = 1, record_status = 9, due_at = NULL,
                       chain_id = (SELECT min(handle) FROM outbound_record AS first WHERE first.campaign_id = outbound_record.campaign_id)
                 WHERE phone = '2025550128' AND campaign_id = (SELECT id FROM campaign WHERE name = ?)
                """, campaign);
        String body = "{\"userName\":\"demo\",\"campaignName\":\"%s\",\"phoneNumber\":\"2025550127\"}";
        delete(ONE, body.formatted(campaign)).body(equalTo(DELETED));
        assertEquals("5 1", campaigns.ofOnlyRecord(campaign, "string_agg(record_status::text, ' ' ORDER BY handle)"));
        assertEquals(1L, campaigns.ofOnlyRecord(campaign, "count(due_at)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"phoneNumber\":1                                  | Error | Campaign should not be null are empty",
                "\"campaignName\":\"\",\"phoneNumber\":1            | Error | Campaign should not be null are empty",
                "\"campaignName\":\"nobody's\",\"phoneNumber\":1    | Error | Passed campaign are invalid",
                "\"campaignName\":\"{c}\"                           | Error | PhoneNumber should not be null are empty",
                "\"campaignName\":\"{c}\",\"phoneNumber\":null      | Error | PhoneNumber should not be null are empty",
                "\"campaignName\":\"{c}\",\"phoneNumber\":\"x\"     | Error | No data found",
                "\"campaignName\":\"{c}\",\"phoneNumber\":[1]       | Error | No data found",
            })
    void oneThatIsRefused(String fields, String status, String message) {
        String body = "{\"userName\":\"demo\"," + fields.replace("{c}", "Progressive_Nonagentwise") + "}";
        delete(ONE, body).body(equalTo(refusal(status, message)));
    }

    @Test
    void numbersOfCampaigns() {
        String one = campaigns.make("Progressive", "Nonagentwise", "READY");
        String other = campaigns.make("Progressive", "Nonagentwise", "READY");
        for (String campaign : new String[] {one, other}) {
            add(campaign, "2025550123");
            add(campaign, "2025550124");
            add(campaign, "2025550125");
        }
        delete(
                        MANY,
                        "{\"userName\":\"demo\",\"phoneNumber\":[12025550123,\"2025550124\"],\"campaignName\":[\"%s\",\"%s\"]}"
                                .formatted(one, other))
                .body(equalTo(DELETED));
        assertEquals("2025550125", campaigns.ofOnlyRecord(one, "phone"));
        assertEquals("2025550125", campaigns.ofOnlyRecord(other, "phone"));
        given().header("apiKey", TestEnvironment.KEY)
                .delete(MANY + "?userName=demo&phoneNumber=2025550125,2025550199&campaignName=" + one)
                .then()
                .body(equalTo(DELETED));
        assertEquals(0, campaigns.stored(one));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"campaignName\":[\"{c}\"]                          | PhoneNumbers should not be null are empty",
                "\"campaignName\":[\"{c}\"],\"phoneNumber\":[]       | PhoneNumbers should not be null are empty",
                "\"phoneNumber\":[1]                                 | Campaign should not be null are empty",
                "\"phoneNumber\":[1],\"campaignName\":[\"\",null]    | Campaign should not be null are empty",
                "\"phoneNumber\":[1],\"campaignName\":[\"{c}\",\"nobody's\"] | Passed campaign are invalid",
                "\"phoneNumber\":[1],\"campaignName\":[\"{c}\"]      | No data found",
                "\"phoneNumber\":[{many}],\"campaignName\":[\"{c}\"] | Only 100 PhoneNumbers are allowed in a request",
                "\"phoneNumber\":[1],\"campaignName\":[{many}]       | Only 100 Campaigns are allowed in a request",
            })
    void manyThatAreRefused(String fields, String message) {
        String many = String.join(
                ",", IntStream.range(0, 101).mapToObj(Integer::toString).toList());
        String body = fields.replace("{c}", "Progressive_Nonagentwise").replace("{many}", many);
        delete(MANY, "{\"userName\":\"demo\"," + body + "}").body(equalTo(refusal("Error", message)));
    }

    /** No new request while one is running. */
    @Test
    void oneAtATime() throws SQLException {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        add(campaign, "2025550123");
        String body =
                "{\"userName\":\"demo\",\"phoneNumber\":[2025550123],\"campaignName\":[\"%s\"]}".formatted(campaign);
        try (var running = database.getConnection()) {
            running.setAutoCommit(false);
            try (var lock =
                    running.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended('bulk ' || ?, 0))")) {
                lock.setString(1, TestEnvironment.CLIENT.toString());
                lock.execute();
            }
            String busy =
                    "{\"status\":\"error\",\"message\":\"Already one process is running please try after some time\"}";
            given().contentType("application/json")
                    .header("apiKey", TestEnvironment.KEY)
                    .body(body)
                    .delete(MANY)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", equalTo("1"))
                    .body(equalTo(busy));
            BulkRequest.filteredDeletion(campaign).statusCode(429).body(equalTo(busy));
            BulkRequest.legacy(TestEnvironment.KEY, campaign, BulkRequest.table(BulkRequest.row("2025550124")))
                    .statusCode(429)
                    .body(equalTo(busy));
            running.rollback();
        }
        assertEquals(1, campaigns.stored(campaign));
        delete(MANY, body).body(equalTo(DELETED));
    }

    private void add(String campaign, String number) {
        CloudAgentRequest.send(CloudAgentRequest.lead(campaign, number)).then().body("status", equalTo("Success"));
    }

    private static ValidatableResponse delete(String path, String body) {
        return given().filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .header("apiKey", TestEnvironment.KEY)
                .body(body)
                .delete(path)
                .then()
                .statusCode(200);
    }

    /** To an agent, who has it now. */
    private void handOut(String campaign) {
        var attempt = UuidV7.firstOf(Instant.now());
        rows.execute("""
                INSERT INTO attempt (client_id, id, handle, chain_id, campaign_id, phone_key, member_id, lease_until)
                SELECT record.client_id, ?, record.handle, record.chain_id, record.campaign_id, record.phone_key, member.id, now() + interval '1 hour'
                  FROM outbound_record AS record JOIN campaign ON campaign.id = record.campaign_id
                  JOIN member ON member.client_id = record.client_id AND member.agent_id = 'agent1'
                 WHERE campaign.name = ?
                """, attempt, campaign);
        rows.execute(
                "UPDATE outbound_record SET record_status = 2, attempt_id = ? WHERE campaign_id = (SELECT id FROM campaign WHERE name = ?)",
                attempt,
                campaign);
    }

    private void finish(String campaign, int result) {
        rows.execute(
                "UPDATE outbound_record SET record_status = 3, call_result = ?, due_at = NULL, ended_at = now() WHERE campaign_id = (SELECT id FROM campaign WHERE name = ?)",
                result,
                campaign);
        rows.execute(
                "UPDATE attempt SET ended_at = now(), ended_by = 'result' WHERE campaign_id = (SELECT id FROM campaign WHERE name = ?)",
                campaign);
    }

    private static String refusal(String status, String message) {
        return "{\"status\":\"" + status + "\",\"message\":\"" + message + "\"}";
    }
}
