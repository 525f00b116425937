package io.outdial.enrollment.statistics;

import static io.outdial.enrollment.Api.wrong;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class CampaignStatisticsTest {

    private static final String PATH = "/internal/v1/campaign-statistics";

    final Database database = new Database();

    @Test
    void enrolmentsAreCountedByStatus() {
        UUID campaign = UUID.randomUUID();
        UUID empty = UUID.randomUUID();
        List.of("pending", "pending", "awaiting_call", "completed", "exceeded_max_calls")
                .forEach(status -> database.enrolment(
                        TestEnvironment.CLIENT, database.customer(TestEnvironment.CLIENT), campaign, status));
        database.enrolment(
                TestEnvironment.OTHER_CLIENT, database.customer(TestEnvironment.OTHER_CLIENT), campaign, "pending");
        ask(TestEnvironment.CLIENT, empty, campaign)
                .statusCode(200)
                .body("campaigns.campaignId", contains(empty.toString(), campaign.toString()))
                .body("campaigns.total", contains(0, 5))
                .body("campaigns[1].statusCounts.pending", equalTo(2))
                .body("campaigns[1].statusCounts.awaiting_call", equalTo(1))
                .body("campaigns[1].statusCounts.completed", equalTo(1))
                .body("campaigns[1].statusCounts.exceeded_max_calls", equalTo(1))
                .body("campaigns[1].statusCounts.failed", equalTo(0));
        ask(TestEnvironment.OTHER_CLIENT, campaign).body("campaigns.total", contains(1));
    }

    @Test
    void onlyServicesMayAsk() {
        wrong().body(body(TestEnvironment.CLIENT, UUID.randomUUID()))
                .post(PATH)
                .then()
                .statusCode(401);
    }

    @Test
    void aHundredAtMost() {
        ask(TestEnvironment.CLIENT, Collections.nCopies(101, UUID.randomUUID()).toArray(UUID[]::new))
                .statusCode(422);
        ask(TestEnvironment.CLIENT).statusCode(200);
    }

    private static ValidatableResponse ask(UUID client, UUID... campaigns) {
        return given().filter(Spec.answersOnly("openapi-internal/enrollment"))
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN)
                .body(body(client, campaigns))
                .post(PATH)
                .then();
    }

    private static String body(UUID client, UUID... campaigns) {
        return Arrays.stream(campaigns)
                .map(id -> "\"" + id + "\"")
                .collect(Collectors.joining(",", "{\"clientId\":\"" + client + "\",\"campaignIds\":[", "]}"));
    }
}
