package io.outdial.outbound.cloudagent.bulk;

import static io.outdial.outbound.cloudagent.bulk.BulkRequest.failure;
import static io.outdial.outbound.cloudagent.bulk.BulkRequest.numbers;
import static io.outdial.outbound.cloudagent.bulk.BulkRequest.row;
import static io.outdial.outbound.cloudagent.bulk.BulkRequest.table;
import static io.outdial.outbound.cloudagent.bulk.BulkRequest.v4;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.outdial.outbound.EnrollmentStub;
import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many leads by one request of bulk V4. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class BulkTest {

    private static final String STORED = "SuccessFully Updated";
    private static final String DUPLICATE = "Number Already Exist";

    final Campaigns campaigns = new Campaigns();

    final Rows rows = new Rows();

    @Test
    void rowsAreLeads() {
        String campaign = campaigns.make("Progressive", "Agentwise", "READY");
        String bulkData = """
                {"data": [["+12025550123", "Cleo", 6, "agent1", "", "2099-01-31", "Delhi"]],
                 "MAP": ["PhoneNumber", "Name", "Priority", "AgentID", "skill", "ExpiryDate", "City"]}
                """;
        v4(campaign, bulkData, "action", "START")
                .statusCode(200)
                .body(equalTo("{\"status\":\"success\",\"message\":[{\"PhoneNumber\":\"+12025550123\",\"Status\":\""
                        + STORED + "\"}]}"));
        assertEquals(
                "Cleo 6 {\"City\": \"Delhi\"}",
                campaigns.ofOnlyRecord(campaign, "concat_ws(' ', name, priority, user_data)"));
        assertEquals(true, campaigns.ofOnlyRecord(campaign, "expires_at IS NOT NULL AND member_id IS NOT NULL"));
        assertEquals("RUNNING", campaigns.position(campaign));
    }

    /** Each is an outcome of its own, whatever the others are. */
    @Test
    void aRowWithAFaultSpoilsNoOther() {
        String campaign = campaigns.make("Progressive", "Agentwise", "READY");
        String listed = Campaigns.number();
        campaigns.mark(TestEnvironment.CLIENT, "+1" + listed);
        String bulkData = "{\"map\":[\"PhoneNumber\",\"AgentId\",\"Priority\",\"ExpiryDate\",\"Note\"],\"data\":["
                + String.join(
                        ",",
                        "[\"2025550123\",\"agent1\",\"\",\"\",\"\"]",
                        "[\"12\",\"agent1\",\"\",\"\",\"\"]",
                        "[\"\",\"agent1\",\"\",\"\",\"\"]",
                        "[\"2025550124\",\"\",\"\",\"\",\"\"]",
                        "[\"2025550124\",\"nobody\",\"\",\"\",\"\"]",
                        "[\"2025550124\",\"agent1\",100,\"\",\"\"]",
                        "[\"2025550124\",\"agent1\",1,\"tomorrow\",\"\"]",
                        "[\"2025550124\",\"agent1\",1,\"2001-01-01\",\"\"]",
                        "[\"2025550124\",\"agent1\"]",
                        "[\"2025550124\",\"agent1\",\"\",\"\",\"" + "x".repeat(2_000) + "\"]",
                        "[\"2025550124\",\"agent1\",\"\",\"\",{}]",
                        "[\"" + listed + "\",\"agent1\",\"\",\"\",\"\"]",
                        "[\"2025550125\",\"agent1\",\"\",\"\",\"=1+1\"]")
                + "]}";
        v4(campaign, bulkData)
                .statusCode(200)
                .body("status", equalTo("success"))
                .body(
                        "message.Status",
                        contains(
                                STORED,
                                "phone number should be numeric and must be between 3 to 16 digits and allows prefix +",
                                "Phone Number is Empty!",
                                "Agent Is Empty!",
                                "Agent is not correctly mapped!",
                                "The priority value must be numeric and range from 1 to 99.",
                                "Invalid date format. Please pass date in format yyyy-MM-dd HH:mm:ss or yyyy-MM-dd",
                                "The expiry date and time must be in the future",
                                "Data does not match the map",
                                "Row exceeds 2000 characters",
                                "Row has a value that is not valid",
                                "PhoneNumber Added is a DND Number",
                                STORED))
                .body("message[2].PhoneNumber", equalTo(null))
                .body("message[8].PhoneNumber", equalTo("2025550124"));
        assertEquals(2, campaigns.stored(campaign));
    }

    @Test
    void duplicatesOfThePayloadAndOfTheCampaign() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String bulkData = table(row("2025550123"), row("+12025550123"), row("2025550124"));
        statuses(v4(campaign, bulkData, "checkDuplicate", "true"), STORED, DUPLICATE, STORED);
        rows.execute(
                "UPDATE outbound_record SET record_status = 3 WHERE campaign_id = (SELECT id FROM campaign WHERE name = ?)",
                campaign);
        statuses(v4(campaign, bulkData, "checkDuplicate", "true"), DUPLICATE, DUPLICATE, DUPLICATE);
        assertEquals(2, campaigns.stored(campaign));
        statuses(v4(campaign, bulkData, "checkDuplicate", "false"), STORED, STORED, STORED);
        assertEquals(5, campaigns.stored(campaign));
    }

    /** Open records of the numbers go; one that has ended stays, and checkDuplicate does not count. */
    @Test
    void isdeleteReplaces() {
        String campaign = campaigns.make("Progressive", "Agentwise", "READY");
        String map = "{\"map\":[\"PhoneNumber\",\"AgentId\"],\"data\":[%s]}";
        v4(
                campaign,
                map.formatted("[\"2025550123\",\"agent1\"],[\"2025550124\",\"agent1\"],[\"2025550125\",\"agent1\"]"));
        rows.execute(
                "UPDATE outbound_record SET record_status = 3, due_at = NULL WHERE phone = '2025550125' AND campaign_id = (SELECT id FROM campaign WHERE name = ?)",
                campaign);
        Object before = handle(campaign, "2025550123");
        Object kept = handle(campaign, "2025550124");
        String again = map.formatted(
                "[\"2025550123\",\"agent1\"],[\"+12025550123\",\"agent1\"],[\"2025550124\",\"nobody\"],[\"2025550125\",\"agent1\"]");
        statuses(
                v4(campaign, again, "checkDuplicate", "true", "isdelete", "true"),
                STORED,
                DUPLICATE,
                "Agent is not correctly mapped!",
                STORED);
        assertNotEquals(before, handle(campaign, "2025550123"));
        assertEquals(kept, handle(campaign, "2025550124"));
        assertEquals(4, campaigns.stored(campaign));
        await().until(() -> !EnrollmentStub.toldOf((Long) before, "chains.changed", "chains")
                .isEmpty());
        assertEquals(
                List.of("replaced"),
                EnrollmentStub.toldOf((Long) before, "chains.changed", "chains").stream()
                        .map(told -> told.path("ends").path(0).asText())
                        .toList());
    }

    @Test
    void fiveHundredRowsAtMost() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        v4(campaign, table(numbers(501))).body(equalTo(failure("Only 500 records are allowed in a request")));
        assertEquals(0, campaigns.stored(campaign));
        v4(campaign, table(numbers(500))).body("message.size()", equalTo(500));
        assertEquals(500, campaigns.stored(campaign));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"apiKey\":\"{key}\",\"userName\":\"demo\" | error   | please provide campaign details",
                "\"apiKey\":\"{key}\",\"userName\":\"demo\",\"campaignName\":\"\" | error | please provide campaign details",
                "\"apiKey\":\"{key}\",\"userName\":\"demo\",\"campaignName\":\"{campaign}\" | failure | Please provide valid data",
                "\"apiKey\":\"{key}\",\"userName\":\"demo\",\"campaignName\":\"{campaign}\",\"bulkData\":\"{\" | failure | Please provide valid data",
                "\"apiKey\":\"{key}\",\"userName\":\"demo\",\"campaignName\":\"none\",{data} | failure | no user found",
                "\"apiKey\":\"{other}\",\"userName\":\"other\",\"campaignName\":\"{campaign}\",{data} | failure | no user found",
                "\"apiKey\":\"{key}\",\"userName\":\"other\",\"campaignName\":\"{campaign}\",{data} | failure | no user found",
                "\"apiKey\":\"{key}\",\"campaignName\":\"{campaign}\",{data} | failure | no user found",
                "\"apiKey\":\"x\",\"userName\":\"demo\",\"campaignName\":\"{campaign}\",{data} | failure | no user found",
                "\"userName\":\"demo\",\"campaignName\":\"{campaign}\",{data} | failure | no user found",
                "\"apiKey\":\"{key}\",\"userName\":\"demo\",\"campaignName\":\"{inbound}\",{data} | failure | The selected campaign is not outbound",
            })
    void aRequestThatIsRefusedAsAWhole(String fields, String status, String message) {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String body = fields.replace("{key}", TestEnvironment.KEY)
                .replace("{other}", TestEnvironment.OTHER_CLIENT_KEY)
                .replace("{campaign}", campaign)
                .replace(
                        "{inbound}",
                        fields.contains("{inbound}") ? campaigns.make("InBound", "Nonagentwise", "READY") : "")
                .replace("{data}", "\"bulkData\":" + table(row("2025550123"), "[]"));
        given().contentType("application/json")
                .body("{" + body + "}")
                .post(BulkRequest.V4)
                .then()
                .statusCode(200)
                .body(equalTo("{\"status\":\"" + status + "\",\"message\":\"" + message + "\"}"));
        assertEquals(0, campaigns.stored(campaign));
    }

    /** Two megabytes whose credentials come last. */
    @Test
    void aLargeBodyMayHoldItsKey() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String name = "x".repeat(1_900);
        String data = String.join(
                ",",
                IntStream.range(0, 500)
                        .mapToObj(i -> "[\"2025%06d\",\"%s\"]".formatted(550_000 + i, name))
                        .toList());
        String body =
                "{\"bulkData\":{\"data\":[%s],\"map\":[\"PhoneNumber\",\"Name\"]},\"campaignName\":\"%s\",\"userName\":\"demo\",\"api_key\":\"%s\"%s}";
        String filler = ",\"note\":\"" + "y".repeat(1_000_000) + "\"";
        given().contentType("application/json")
                .body(body.formatted(data, campaign, TestEnvironment.KEY, filler))
                .post(BulkRequest.V4)
                .then()
                .statusCode(200)
                .body("message.size()", equalTo(500));
        assertEquals(500, campaigns.stored(campaign));
        given().contentType("application/json")
                .body(body.formatted(data, campaign, TestEnvironment.KEY, filler.repeat(2)))
                .post(BulkRequest.V4)
                .then()
                .statusCode(413)
                .body("message", startsWith("The body is larger than 2097152 bytes"));
    }

    /** A repetition gets the rows of the first time. */
    @Test
    void anIdempotencyKey() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String body = "{\"apiKey\":\"%s\",\"userName\":\"demo\",\"campaignName\":\"%s\",\"bulkData\":%s}"
                .formatted(TestEnvironment.KEY, campaign, table(row("2025550123"), "[]"));
        String key = UUID.randomUUID().toString();
        String[] answers = Stream.generate(() -> given().contentType("application/json")
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post(BulkRequest.V4)
                        .asString())
                .limit(2)
                .toArray(String[]::new);
        assertEquals(answers[0], answers[1]);
        assertEquals(1, campaigns.stored(campaign));
    }

    private static void statuses(ValidatableResponse answer, String... statuses) {
        answer.statusCode(200).body("message.Status", contains(statuses));
    }

    private Object handle(String campaign, String phone) {
        return campaigns.value(
                "SELECT max(handle) FROM outbound_record WHERE phone = ? AND campaign_id = (SELECT id FROM campaign WHERE name = ?)",
                phone,
                campaign);
    }
}
