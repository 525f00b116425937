package io.outdial.outbound.cloudagent.schedule;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leads for a time to come: who schedules, lists and deletes them how, and what is refused. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ScheduledDataTest extends ScheduledData {

    private static final String LEGACY = "/CAServices/scheduleCampaignData/scheduleCampaignData.php";
    private static final String DELETE = "/ca_apis/deleteScheduledData";

    /** Of the older manual: a text of JSON among the fields, and a plus sign that is escaped. */
    @Test
    void byTheOlderPath() {
        String campaign = campaigns.make("Progressive", "Agentwise", "READY");
        String phone = Campaigns.number();
        String table =
                "{\"map\":[\"PhoneNumber\",\"AgentID\",\"ScheduledTime\"],\"data\":[[\"+1%s\",\"agent1\",\"%s\"],[\"%s\",\"\",\"%s\"]]}"
                        .formatted(phone, time, phone, time);
        for (String method : List.of("GET", "POST")) {
            var request = given().filter(Spec.answersOnly("outbound"));
            (method.equals("GET")
                            ? request.queryParam("api_key", TestEnvironment.KEY)
                                    .queryParam("campaign_name", campaign)
                                    .queryParam("bulkData", table)
                            : request.contentType("application/x-www-form-urlencoded")
                                    .formParam("api_key", TestEnvironment.KEY)
                                    .formParam("campaign_name", campaign)
                                    .formParam("bulkData", table))
                    .request(method, LEGACY)
                    .then()
                    .statusCode(200)
                    .body("message[0].PhoneNumber", equalTo("+1" + phone))
                    .body("message[0].AgentID", equalTo("agent1"))
                    .body("message[0].msg", equalTo("Data updated successfully"))
                    .body("message[1].msg", equalTo("Agent Is Empty!"));
        }
        assertEquals(2, rows.number("SELECT count(*) FROM scheduled_lead WHERE phone_key = ?", "+1" + phone));
        assertEquals(
                "0",
                rows.text("SELECT count(*) FROM scheduled_lead WHERE fields LIKE ?", "%" + TestEnvironment.KEY + "%"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'userName':'demo'}                                     | Error   | Please provide campaign details",
                "{'userName':'demo','campaignName':'C'}                  | failure | Please provide valid data",
                "{'userName':'demo','campaignName':'C','bulkData':'x'}   | failure | Please provide valid data",
                "{'userName':'demo','campaignName':'C','bulkData':{'map':['PhoneNumber'],'data':[['1']]}} | error | Mandatory parameter ScheduledTime is in bulkData map",
                "{'userName':'demo','campaignName':'Nobody','bulkData':{'map':['PhoneNumber','ScheduledTime'],'data':[['1','x']]}} | FAIL | No User Found or Campaign Name is Invalid",
                "{'userName':'other','campaignName':'C'}                 | false   | Invalid User Details",
                "{}                                                      | false   | Username Should Not be Null or Empty.",
            })
    void whatIsWrongIsRefusedWhole(String body, String status, String message) {
        given().filter(Spec.answersOnly("outbound"))
                .header("apiKey", TestEnvironment.KEY)
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post(SCHEDULE)
                .then()
                .statusCode(200)
                .body("status", equalTo(status))
                .body("message", equalTo(message));
    }

    @Test
    void aHundredRowsAtMost() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String[] many =
                IntStream.range(0, 101).mapToObj(i -> row("1", "A", "B", time)).toArray(String[]::new);
        schedule(campaign, MAP, many).body("message", equalTo("Only 100 records are allowed per request"));
    }

    @Test
    void anInboundCampaignAndTheOlderPathsRefusals() {
        String inbound = campaigns.make("InBound", "Nonagentwise", "READY");
        schedule(inbound, MAP, row(Campaigns.number(), "A", "B", time))
                .body("message", equalTo("The selected campaign is not outbound"));
        for (String query : List.of("?api_key=wrong&campaign_name=C", "?api_key=" + TestEnvironment.KEY)) {
            given().get(LEGACY + query)
                    .then()
                    .statusCode(200)
                    .body(equalTo(
                            "{\"status\":\"error\",\"message\":\"api_key or campaign_name is invalid or not found\"}"));
        }
    }

    /** One, several, a range; those of others and those that have been added are not there. */
    @Test
    void rowsAreDeleted() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String[] five = IntStream.range(0, 5)
                .mapToObj(i -> row(Campaigns.number(), "A", "B", time))
                .toArray(String[]::new);
        List<String> ids = schedule(campaign, MAP, five).extract().path("message.Id");
        delete(TestEnvironment.SECOND_KEY, "\"" + ids.get(0) + "\"", "1 Records Deleted Successfully");
        delete(TestEnvironment.KEY, ids.get(0), "No data found");
        fireTogether(ids.get(1));
        delete(TestEnvironment.KEY, ids.get(1), "No data found");
        delete(TestEnvironment.KEY, "\"" + ids.get(1) + "," + ids.get(2) + "\"", "1 Records Deleted Successfully");
        delete(TestEnvironment.KEY, "\"" + ids.get(3) + "-" + ids.get(4) + "\"", "2 Records Deleted Successfully");
        delete(TestEnvironment.KEY, "\"4-3\"", "Invalid row_id");
        delete(TestEnvironment.KEY, "\"a\"", "Invalid row_id");
        delete(TestEnvironment.KEY, "\"\"", "Mandatory parameter row_id is missing");
        String theirs = campaigns.make("Progressive", "Nonagentwise", "READY");
        String id = schedule(theirs, MAP, row(Campaigns.number(), "A", "B", time))
                .extract()
                .path("message[0].Id");
        given().header("apiKey", TestEnvironment.GERMAN_CLIENT_KEY)
                .contentType("application/json")
                .body("{\"userName\":\"germany\",\"rowId\":\"1-999999999\"}")
                .delete(DELETE)
                .then()
                .body("message", equalTo("No data found"));
        listed(id).body("message[0].IsRequestSent", equalTo("0"));
    }

    @Test
    void whoseKeyIsWrongHasScheduledNothing() {
        given().filter(Spec.answersOnly("outbound"))
                .header("apiKey", "wrong")
                .contentType("application/json")
                .body("{\"userName\":\"demo\"}")
                .get(LIST)
                .then()
                .statusCode(200)
                .body("status", equalTo("success"))
                .body("message", nullValue());
    }

    /** With the token of an account that takes tokens, and once under an {@code Idempotency-Key}. */
    @Test
    void byToken() {
        String token = given().header("apiKey", TestEnvironment.OTHER_CLIENT_KEY)
                .contentType("application/json")
                .body("{\"userName\":\"other\"}")
                .post("/ca_apis/CAToken/generateToken")
                .path("token");
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            given().filter(Spec.answersOnly("outbound"))
                    .header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(body("Nobody's", MAP, row(Campaigns.number(), "A", "B", time))
                            .replace("demo", "other"))
                    .post(SCHEDULE)
                    .then()
                    .statusCode(i == 0 ? 200 : 422)
                    .body("message", not(nullValue()));
        }
    }

    private static void delete(String key, String rowId, String message) {
        given().filter(Spec.answersOnly("outbound"))
                .header("apiKey", key)
                .contentType("application/json")
                .body("{\"userName\":\"demo\",\"rowId\":" + rowId + "}")
                .delete(DELETE)
                .then()
                .statusCode(200)
                .body("message", equalTo(message));
    }
}
