package io.outdial.outbound.cloudagent.schedule;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.outbound.cloudagent.CloudAgentRequest;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leads for a time to come are added once, when it has come, as the older manual's call would. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ScheduledLeadsTest extends ScheduledData {

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

    private long records(String campaign) {
        return rows.number(
                "SELECT count(*) FROM outbound_record JOIN campaign ON campaign.id = campaign_id WHERE campaign.name = ?",
                campaign);
    }
}
