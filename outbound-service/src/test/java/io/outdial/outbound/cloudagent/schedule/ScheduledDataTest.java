package io.outdial.outbound.cloudagent.schedule;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.outbound.cloudagent.CloudAgentRequest;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leads for a time to come are added once, when it has come, as the older manual's call would. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ScheduledDataTest {

    private static final String SCHEDULE = "/ca_apis/campaignScheduledData";
    private static final String LEGACY = "/CAServices/scheduleCampaignData/scheduleCampaignData.php";
    private static final String LIST = "/ca_apis/getScheduledData";
    private static final String DELETE = "/ca_apis/deleteScheduledData";
    private static final String MAP = "\"PhoneNumber\",\"Name\",\"City\",\"ScheduledTime\"";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Inject
    Campaigns campaigns;

    @Inject
    ScheduledLeadService leads;

    @Inject
    Rows rows;

    private final String time = LocalDateTime.now(ZoneOffset.UTC)
            .plusDays(2)
            .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT));

    @Test
    void eachRowIsAnsweredAndTheGoodOnesAreAdded() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String phone = Campaigns.number();
        String answer = schedule(
                        campaign, MAP, row(phone, "Cleo", "New York", time), row("12", "Bad", "X", time), "[\"short\"]")
                .body("status", equalTo("success"))
                .body("message.size()", equalTo(3))
                .body("message[0].Response", equalTo("success"))
                .body("message[0].msg", equalTo("Data updated successfully"))
                .body("message[0].ScheduleTime", equalTo(time))
                .body("message[0].campaign_name", equalTo(campaign))
                .body("message[0].PhoneNumber", equalTo(phone))
                .body("message[0].Name", equalTo("Cleo"))
                .body("message[0].index", equalTo("0"))
                .body("message[1].Response", equalTo("error"))
                .body("message[1].msg", containsString("phone number should be numeric"))
                .body("message[1].Id", equalTo(""))
                .body("message[2].msg", equalTo("Please provide valid data"))
                .body("message[2].index", equalTo("2"))
                .extract()
                .path("message[0].Id");
        listed(answer)
                .body("message[0].IsRequestSent", equalTo("0"))
                .body("message[0].ScheduleTime", equalTo(time))
                .body("message[0].api_key", equalTo("good"))
                .body("message[0].RequestTime", equalTo(""))
                .body("message[0].Response", equalTo(""))
                .body(
                        "message[0].ScheduleParams",
                        equalTo("campaign_name=" + campaign + "&action=START&format=json&PhoneNumber=" + phone
                                + "&Name=Cleo&City=New+York&ScheduledTime="
                                + time.replace(" ", "+").replace(":", "%3A")));
        assertEquals(0, records(campaign));

        fireTogether(answer);

        listed(answer)
                .body("message[0].IsRequestSent", equalTo("1"))
                .body("message[0].RequestTime", matchesPattern("[0-9]{4}-[0-9-]+ [0-9:]+"))
                .body(
                        "message[0].Response",
                        equalTo(
                                "{\"status\":\"SUCCESS\",\"message\":\"Successfully Updated, Progressive was started\"}"));
        assertEquals(
                "Cleo {\"City\": \"New York\"} RUNNING",
                rows.text(
                        "SELECT concat_ws(' ', record.name, user_data::text, position) FROM outbound_record AS record JOIN campaign ON campaign.id = campaign_id WHERE campaign.name = ?",
                        campaign));
    }

    /** What comes out is only known when the time has come. */
    @Test
    void refusalsOfTheMomentAreAnsweredThen() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "RUNNING");
        String known = Campaigns.number();
        String listed = Campaigns.number();
        CloudAgentRequest.send(CloudAgentRequest.lead(campaign, known));
        List<String> ids = given().filter(Spec.answersOnly("outbound"))
                .header("apiKey", TestEnvironment.KEY)
                .contentType("application/json")
                .body(body(
                                campaign,
                                MAP,
                                row(known, "A", "B", time),
                                row(listed, "A", "B", time),
                                row(Campaigns.number(), "A", "B", time))
                        .replace("\"userName\"", "\"checkDuplicate\":true,\"userName\""))
                .post(SCHEDULE)
                .then()
                .extract()
                .path("message.Id");
        rows.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) VALUES (?, ?, ?, 'a test', 2)",
                TestEnvironment.CLIENT,
                "+1" + listed,
                listed);

        fireTogether(String.join(",", ids));

        listed(String.join(",", ids))
                .body("message[0].Response", containsString("Number Already Exist"))
                .body("message[1].Response", containsString("PhoneNumber Added is a DND Number"))
                .body("message[2].Response", containsString("Successfully Updated, Progressive was started"));
        assertEquals(2, records(campaign));
    }

    /** Its name cannot be stored, which no door lets in; the other leads do not wait for it. */
    @Test
    void whatTheDatabaseRefusesHoldsUpNothing() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        List<String> ids = schedule(
                        campaign,
                        MAP,
                        row(Campaigns.number(), "Poison", "B", time),
                        row(Campaigns.number(), "Good", "B", time))
                .extract()
                .path("message.Id");
        rows.execute(
                "UPDATE scheduled_lead SET fields = replace(fields, '\"B\"', '\"\\u0000\"') WHERE id = ?",
                Long.valueOf(ids.get(0)));

        fireTogether(String.join(",", ids));

        listed(String.join(",", ids))
                .body(
                        "message[0].Response",
                        equalTo("{\"status\":\"error\",\"message\":\"The lead could not be stored\"}"))
                .body("message[1].Response", containsString("Successfully Updated"));
        assertEquals(1, records(campaign));
    }

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

    private static ValidatableResponse listed(String rowIds) {
        return given().filter(Spec.answersOnly("outbound"))
                .header("apiKey", TestEnvironment.KEY)
                .contentType("application/json")
                .body("{\"userName\":\"demo\",\"rowId\":\"%s\"}".formatted(rowIds))
                .get(LIST)
                .then()
                .statusCode(200)
                .body("status", equalTo("success"));
    }

    private static ValidatableResponse schedule(String campaign, String map, String... data) {
        return given().filter(Spec.answersOnly("outbound"))
                .header("apiKey", TestEnvironment.KEY)
                .contentType("application/json")
                .body(body(campaign, map, data))
                .post(SCHEDULE)
                .then()
                .statusCode(200);
    }

    private static String body(String campaign, String map, String... data) {
        return "{\"userName\":\"demo\",\"campaignName\":\"%s\",\"bulkData\":{\"map\":[%s],\"data\":[%s]}}"
                .formatted(campaign, map, String.join(",", data));
    }

    private static String row(String phone, String name, String city, String time) {
        return "[\"%s\",\"%s\",\"%s\",\"%s\"]".formatted(phone, name, city, time);
    }

    /** As several replicas would, beside the one that runs here. */
    private void fireTogether(String ids) {
        rows.execute(
                "UPDATE scheduled_lead SET due_at = now() - interval '1 hour' WHERE id = ANY (string_to_array(?, ',')::bigint[])",
                ids);
        Uni.join()
                .all(IntStream.range(0, 4).mapToObj(i -> leads.fireDue(500)).toList())
                .andFailFast()
                .await()
                .atMost(TIMEOUT);
        String open =
                "SELECT count(*) FROM scheduled_lead WHERE fired_at IS NULL AND id = ANY (string_to_array(?, ',')::bigint[])";
        for (int i = 0; i < 100 && rows.number(open, ids) > 0; i++) {
            leads.fireDue(500).await().atMost(TIMEOUT);
        }
        assertFalse(rows.number(open, ids) > 0, "leads that are due are left");
    }

    private long records(String campaign) {
        return rows.number(
                "SELECT count(*) FROM outbound_record JOIN campaign ON campaign.id = campaign_id WHERE campaign.name = ?",
                campaign);
    }
}
