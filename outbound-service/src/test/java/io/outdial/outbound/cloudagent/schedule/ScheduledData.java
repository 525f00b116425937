package io.outdial.outbound.cloudagent.schedule;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.IntStream;

/** Leads that are scheduled in a test, and what lets their time come. */
abstract class ScheduledData {

    static final String SCHEDULE = "/ca_apis/campaignScheduledData";
    static final String LIST = "/ca_apis/getScheduledData";
    static final String MAP = "\"PhoneNumber\",\"Name\",\"City\",\"ScheduledTime\"";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    final Campaigns campaigns = new Campaigns();

    @Inject
    ScheduledLeadService leads;

    final Rows rows = new Rows();

    final String time = LocalDateTime.now(ZoneOffset.UTC)
            .plusDays(2)
            .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT));

    static ValidatableResponse listed(String rowIds) {
        return given().filter(Spec.answersOnly("outbound"))
                .header("apiKey", TestEnvironment.KEY)
                .contentType("application/json")
                .body("{\"userName\":\"demo\",\"rowId\":\"%s\"}".formatted(rowIds))
                .get(LIST)
                .then()
                .statusCode(200)
                .body("status", equalTo("success"));
    }

    static ValidatableResponse schedule(String campaign, String map, String... data) {
        return given().filter(Spec.answersOnly("outbound"))
                .header("apiKey", TestEnvironment.KEY)
                .contentType("application/json")
                .body(body(campaign, map, data))
                .post(SCHEDULE)
                .then()
                .statusCode(200);
    }

    static String body(String campaign, String map, String... data) {
        return "{\"userName\":\"demo\",\"campaignName\":\"%s\",\"bulkData\":{\"map\":[%s],\"data\":[%s]}}"
                .formatted(campaign, map, String.join(",", data));
    }

    static String row(String phone, String name, String city, String time) {
        return "[\"%s\",\"%s\",\"%s\",\"%s\"]".formatted(phone, name, city, time);
    }

    /** As several replicas would, beside the one that runs here. */
    void fireTogether(String ids) {
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
}
