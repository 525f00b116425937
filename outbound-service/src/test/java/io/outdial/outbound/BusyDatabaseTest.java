package io.outdial.outbound;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Somebody holds a table for longer than a request may wait: each dialect says that the request can be tried again, and
 * when.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class BusyDatabaseTest {

    private static final String AGENT_BODY = """
            {"operationName": "DoNotCallRecord", "applicationId": 134, "campaignName": "Campaign1", "callingList": "CallingList1",
             "phoneNumber": "4001", "devicePath": "/devices/f32a46c4-8a48-4067-9965-537fc9788790"}""";

    private static final String LEAD_BODY =
            "{\"userName\":\"%s\",\"campaignName\":\"Progressive_Nonagentwise\",\"phoneNumber\":\"+12025550143\"}"
                    .formatted(TestEnvironment.CLOUD_AGENT_USER);

    final DataSource database = TestEnvironment.database();

    @Test
    void everyDialectAnswers503AndIsWellAgainAfterwards() throws Exception {
        List<Future<Response>> answers;
        try (Connection owner = database.getConnection()) {
            owner.setAutoCommit(false);
            try (Statement statement = owner.createStatement()) {
                statement.execute("LOCK TABLE campaign IN ACCESS EXCLUSIVE MODE");
            }
            answers = atOnce(List.of(BusyDatabaseTest::campaigns, BusyDatabaseTest::lead, BusyDatabaseTest::mark));
            for (Future<Response> answer : answers) {
                assertEquals(503, answer.get().statusCode());
                assertEquals("1", answer.get().header("Retry-After"));
            }
            owner.rollback();
        }
        answers.get(0).get().then().body("code", equalTo("SERVICE_UNAVAILABLE")).body("retryAfter", equalTo(1));
        answers.get(1).get().then().body("status", equalTo("error"));
        answers.get(2).get().then().body("statusCode", equalTo(4));
        await().untilAsserted(() -> {
            assertEquals(200, campaigns().statusCode());
            assertEquals(200, lead().statusCode());
            assertEquals(200, mark().statusCode());
        });
    }

    private static Response campaigns() {
        return json().header("x-api-key", TestEnvironment.KEY).get("/v2/campaigns");
    }

    private static Response lead() {
        return json().header("apiKey", TestEnvironment.KEY).body(LEAD_BODY).post("/ca_apis/AddCampaignData");
    }

    private static Response mark() {
        return json().auth()
                .preemptive()
                .basic(TestEnvironment.AGENT_USER, TestEnvironment.AGENT_PASSWORD)
                .body(AGENT_BODY)
                .post("/api/v2/me/outbound-records");
    }

    private static RequestSpecification json() {
        return given().contentType("application/json");
    }

    private static List<Future<Response>> atOnce(List<Callable<Response>> calls) {
        ExecutorService callers = Executors.newFixedThreadPool(calls.size());
        try {
            return calls.stream().map(callers::submit).toList();
        } finally {
            callers.shutdown();
        }
    }
}
