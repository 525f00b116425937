package io.outdial.enrollment.enrolment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.enrollment.peer.Directory;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class EnrolCustomersTest {

    private static final String PATH = "/v2/campaigns/{campaignId}/customers";
    private static final String ENROLMENTS = "SELECT count(*) FROM customer_campaign WHERE campaign_id = ?";

    private final UUID campaign = OutboundStub.campaign();

    final Database database = new Database();

    final Rows rows = new Rows();

    @Inject
    CircuitBreakerMaintenance breakers;

    @AfterEach
    void theDirectoryAnswersAgain() {
        OutboundStub.directoryAnswers(200);
        breakers.reset(Directory.BREAKER);
    }

    @Test
    void eachRowHasItsOutcomeInTheOrderOfTheRequest() {
        UUID plain = database.customer(TestEnvironment.CLIENT);
        UUID enrolled = database.customer(TestEnvironment.CLIENT);
        UUID open = database.enrolment(TestEnvironment.CLIENT, enrolled, campaign, "in_progress");
        UUID finished = database.customer(TestEnvironment.CLIENT);
        UUID ended = database.enrolment(TestEnvironment.CLIENT, finished, campaign, "completed");
        UUID nobody = UUID.randomUUID();
        UUID theirs = database.customer(TestEnvironment.OTHER_CLIENT);
        UUID marked = database.customer(TestEnvironment.CLIENT);
        rows.execute("UPDATE customer SET do_not_call = true WHERE id = ?", marked);
        enrol(nobody, enrolled, plain, marked, finished, theirs, plain)
                .statusCode(200)
                .body("enrolled", equalTo(1))
                .body(
                        "results.customerId",
                        equalTo(Stream.of(nobody, enrolled, plain, marked, finished, theirs, plain)
                                .map(UUID::toString)
                                .toList()))
                .body(
                        "results.outcome",
                        contains(
                                "not_found",
                                "already_enrolled",
                                "enrolled",
                                "do_not_call",
                                "already_enrolled",
                                "not_found",
                                "already_enrolled"))
                .body("results.status", contains(null, "in_progress", "pending", null, "completed", null, "pending"))
                .body("results[1].customerCampaignId", equalTo(open.toString()))
                .body("results[4].customerCampaignId", equalTo(ended.toString()))
                .body("results[0].customerCampaignId", nullValue());
        assertEquals(3, rows.number(ENROLMENTS, campaign));
        assertEquals(
                0,
                rows.number(
                        "SELECT count(*) FROM customer_campaign_status_history WHERE customer_campaign_id IN"
                                + " (SELECT id FROM customer_campaign WHERE campaign_id = ?)",
                        campaign));
    }

    @Test
    void oneCanBeEnrolledByItself() {
        UUID customer = database.customer(TestEnvironment.CLIENT);
        post(TestEnvironment.KEY, campaign, "{\"customerId\":\"" + customer + "\"}", null)
                .then()
                .statusCode(200)
                .body("results", hasSize(1))
                .body("results[0].outcome", equalTo("enrolled"));
    }

    @Test
    void fiveHundredAreEnrolledAtOnce() {
        List<UUID> customers = IntStream.range(0, 500)
                .mapToObj(i -> database.customer(TestEnvironment.CLIENT))
                .toList();
        enrol(customers.toArray(UUID[]::new)).statusCode(200).body("enrolled", equalTo(500));
        assertEquals(500, rows.number(ENROLMENTS, campaign));
    }

    @ParameterizedTest
    @MethodSource
    void badInputIsRefused(String body, int status, String code) {
        given().filter(Spec.answersOnly("enrollment"))
                .contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY)
                .body(body)
                .post(PATH, campaign)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
        assertEquals(0, rows.number(ENROLMENTS, campaign));
    }

    static Stream<Arguments> badInputIsRefused() {
        String id = "\"0198f3a0-1c00-7d01-8d01-000000000001\"";
        return Stream.of(
                Arguments.of("{", 400, "BAD_REQUEST"),
                Arguments.of("", 422, "VALIDATION_ERROR"),
                Arguments.of("[]", 422, "VALIDATION_ERROR"),
                Arguments.of("{}", 422, "VALIDATION_ERROR"),
                Arguments.of("{\"customerId\":null,\"customerIds\":null}", 422, "VALIDATION_ERROR"),
                Arguments.of("{\"customerId\":" + id + ",\"customerIds\":[" + id + "]}", 422, "VALIDATION_ERROR"),
                Arguments.of("{\"customerIds\":[]}", 422, "VALIDATION_ERROR"),
                Arguments.of("{\"customerIds\":[null]}", 422, "VALIDATION_ERROR"),
                Arguments.of("{\"customerIds\":[" + id + ",\"x\"]}", 422, "VALIDATION_ERROR"),
                Arguments.of("{\"customerIds\":" + id + "}", 422, "VALIDATION_ERROR"),
                Arguments.of(
                        "{\"customerIds\":[" + String.join(",", Collections.nCopies(501, id)) + "]}",
                        422,
                        "VALIDATION_ERROR"));
    }

    @Test
    void aCampaignThatIsNotThereIsNamed() {
        UUID customer = database.customer(TestEnvironment.CLIENT);
        post(TestEnvironment.KEY, UUID.randomUUID(), body(customer), null)
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"))
                .body("message", equalTo("No campaign with this id"));
    }

    @Test
    void aKnownCampaignHoldsWhileTheDirectoryIsGone() {
        UUID customer = database.customer(TestEnvironment.CLIENT);
        enrol(customer).statusCode(200);
        OutboundStub.directoryAnswers(500);
        enrol(customer).statusCode(200).body("results[0].outcome", equalTo("already_enrolled"));
        UUID neverSeen = OutboundStub.campaign();
        post(TestEnvironment.KEY, neverSeen, body(customer), null)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("code", equalTo("SERVICE_UNAVAILABLE"))
                .body("retryAfter", equalTo(5));
        assertEquals(0, rows.number(ENROLMENTS, neverSeen));
        post(TestEnvironment.OTHER_CLIENT_KEY, campaign, body(customer), null)
                .then()
                .statusCode(503);
    }

    @Test
    void whatTheDirectoryTookBackDoesNotComeBackWhenItIsGone() {
        UUID customer = database.customer(TestEnvironment.CLIENT);
        enrol(customer).statusCode(200);
        OutboundStub.forget(campaign);
        enrol(customer).statusCode(404);
        OutboundStub.directoryAnswers(500);
        enrol(customer).statusCode(503);
    }

    @Test
    void theSameKeyAnswersTheFirstAnswer() {
        UUID customer = database.customer(TestEnvironment.CLIENT);
        String key = UUID.randomUUID().toString();
        String first = post(TestEnvironment.KEY, campaign, body(customer), key)
                .then()
                .statusCode(200)
                .body("results[0].outcome", equalTo("enrolled"))
                .extract()
                .asString();
        assertEquals(
                first,
                post(TestEnvironment.KEY, campaign, body(customer), key)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        post(TestEnvironment.KEY, OutboundStub.campaign(), body(customer), key)
                .then()
                .statusCode(422);
    }

    @Test
    void batchesAtOnceEnrolEachCustomerOnce() throws Exception {
        List<UUID> customers = IntStream.range(0, 50)
                .mapToObj(i -> database.customer(TestEnvironment.CLIENT))
                .toList();
        List<UUID> backwards = new ArrayList<>(customers);
        Collections.reverse(backwards);
        List<Callable<Response>> calls = IntStream.range(0, 8)
                .<Callable<Response>>mapToObj(i -> () -> post(
                        TestEnvironment.KEY,
                        campaign,
                        body((i % 2 == 0 ? customers : backwards).toArray(UUID[]::new)),
                        null))
                .toList();
        int enrolled = 0;
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            for (Future<Response> answer : threads.invokeAll(calls)) {
                enrolled += answer.get().then().statusCode(200).extract().<Integer>path("enrolled");
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(50, enrolled);
        assertEquals(50, rows.number(ENROLMENTS, campaign));
    }

    @Test
    void whoeverMayNotIsRefused() {
        UUID customer = database.customer(TestEnvironment.CLIENT);
        for (Map.Entry<String, Integer> key : Map.of(
                        TestEnvironment.KEY_WITHOUT_PERMISSIONS, 403, TestEnvironment.EXPIRED_KEY, 401)
                .entrySet()) {
            post(key.getKey(), campaign, body(customer), null).then().statusCode(key.getValue());
        }
        assertEquals(0, rows.number(ENROLMENTS, campaign));
    }

    private ValidatableResponse enrol(UUID... customers) {
        return post(TestEnvironment.KEY, campaign, body(customers), null).then();
    }

    private static String body(UUID... customers) {
        return Arrays.stream(customers)
                .map(id -> "\"" + id + "\"")
                .collect(Collectors.joining(",", "{\"customerIds\":[", "]}"));
    }

    private static Response post(String key, UUID campaign, String body, String idempotencyKey) {
        return given().filter(Spec.strict("enrollment"))
                .contentType("application/json")
                .header("x-api-key", key)
                .headers(idempotencyKey == null ? Map.of() : Map.of("Idempotency-Key", idempotencyKey))
                .body(body)
                .post(PATH, campaign);
    }
}
