package io.outdial.outbound.transfer;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.OPEN;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesRegex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.outdial.outbound.peer.Transfers;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.Management;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the edge outbound → transfer of architecture.md §2 does without an answer: budget, breaker, fallback. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(TransferStub.class)
class TransferFailureTest {

    /** Failed calls until the breaker opens. */
    private static final int THRESHOLD = 10;

    private final UUID config = UUID.randomUUID();

    @Inject
    CircuitBreakerMaintenance breakers;

    private RecordFixture fixture;
    private String phone;
    private long record;
    private String attempt;

    @BeforeEach
    void aRecordThatADiallerHas() {
        transfersAreThere();
        fixture = new RecordFixture().previews();
        fixture.execute(
                "UPDATE campaign SET transfer_config_ids = ARRAY[?::uuid] WHERE name = ?", config, fixture.campaign);
        phone = newPhone();
        record = fixture.record(phone);
        fixture.execute("UPDATE outbound_record SET user_data = '{\"plan\": \"gold\"}' WHERE handle = ?", record);
        attempt = right().urlEncodingEnabled(false)
                .body(Map.of())
                .post("/v2/campaigns/" + fixture.campaignId() + "/records:pull")
                .then()
                .extract()
                .path("records[0].attemptId");
    }

    @AfterEach
    void transfersAreThere() {
        breakers.reset(Transfers.BREAKER);
        TransferStub.answers(0);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("500", (Runnable) () -> TransferStub.answersStatus(500)),
                arguments("503", (Runnable) () -> TransferStub.answersStatus(503)),
                arguments("401", (Runnable) () -> TransferStub.answersStatus(401)),
                arguments("connection reset", (Runnable) TransferStub::breaks),
                arguments("an answer of another shape", (Runnable) TransferStub::answersNonsense));
    }

    /** Cold: there is no fallback that was seen. No retry, since the client's system would be asked twice. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void withoutAnAnswerTheRecordStaysAsItIs(String how, Runnable failure) {
        failure.run();
        unavailable(transfer(Map.of()));
        assertEquals(1, TransferStub.questionsAbout(config).size(), how);
        assertEquals(State.RETRIEVED, fixture.state(record));
        TransferStub.answers(0);
        transfer(Map.of()).statusCode(200);
    }

    /** Warm: the fallback number of the last answer. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void theFallbackThatWasSeenHolds(String how, Runnable failure) {
        TransferStub.knowsOnlyTheFallback();
        transfer(Map.of()).statusCode(400);
        failure.run();
        transfer(Map.of())
                .statusCode(200)
                .body("transfer.transferConfigId", equalTo(config.toString()))
                .body("transfer.destination.type", equalTo("fallback"))
                .body("transfer.destination.fallback.phoneNumber", equalTo(TransferStub.FALLBACK))
                .body("transfer.reason.code", equalTo("transfer_service_unavailable"))
                .body("record.callResult", equalTo("Transferred"));
        assertEquals(2, TransferStub.questionsAbout(config).size(), how);
    }

    /** Half a second, and what the client's system may take, as the last answer says. */
    @Test
    void theBudgetIsThatOfTheConfig() {
        UUID quick = seen(0);
        UUID pinging = seen(900);
        TransferStub.isSlow(Duration.ofSeconds(5));
        transfer(Map.of("transferConfigId", quick))
                .statusCode(200)
                .time(allOf(greaterThan(490L), lessThan(1_300L)))
                .body("transfer.reason.code", equalTo("transfer_service_unavailable"));
        nextRecord();
        transfer(Map.of("transferConfigId", pinging))
                .statusCode(200)
                .time(allOf(greaterThan(1_390L), lessThan(2_300L)))
                .body("transfer.reason.code", equalTo("transfer_service_unavailable"));
    }

    @Test
    void theBreakerSparesAPeerThatIsDownAndLetsGoWhenItIsBack() {
        TransferStub.answersStatus(500);
        for (int i = 0; i < THRESHOLD; i++) {
            assertEquals(CLOSED, breakers.currentState(Transfers.BREAKER));
            unavailable(transfer(Map.of()));
        }
        assertEquals(OPEN, breakers.currentState(Transfers.BREAKER));
        unavailable(transfer(Map.of()));
        assertEquals(THRESHOLD, TransferStub.questionsAbout(config).size());

        TransferStub.answers(0);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> transfer(Map.of()).statusCode(200));
        assertEquals(CLOSED, breakers.currentState(Transfers.BREAKER));
    }

    @Test
    void theBreakerIsInTheMetrics() {
        transfer(Map.of());
        Management.get("/metrics")
                .then()
                .statusCode(200)
                .body(matchesRegex("(?s).*ft_circuitbreaker_calls_total\\{[^}]*\"transfers\"[^}]*}.*"));
    }

    /** A config that transfer-service has spoken of. */
    private UUID seen(long pingMillis) {
        UUID id = UUID.randomUUID();
        TransferStub.answers(pingMillis);
        transfer(Map.of("transferConfigId", id)).statusCode(200);
        nextRecord();
        return id;
    }

    private void nextRecord() {
        record = fixture.record(newPhone());
        attempt = right().urlEncodingEnabled(false)
                .body(Map.of())
                .post("/v2/campaigns/" + fixture.campaignId() + "/records:pull")
                .then()
                .extract()
                .path("records[0].attemptId");
    }

    private ValidatableResponse transfer(Map<String, ?> body) {
        return send(body, null);
    }

    private ValidatableResponse send(Map<String, ?> body, String key) {
        Map<String, Object> all = new HashMap<>(body);
        all.put("attemptId", attempt);
        return send(record, all, key);
    }

    private static ValidatableResponse send(long handle, Map<String, ?> body, String key) {
        return right().urlEncodingEnabled(false)
                .headers(key == null ? Map.of() : Map.of("Idempotency-Key", key))
                .body(body)
                .post("/v2/records/" + handle + ":transfer")
                .then();
    }

    private static void unavailable(ValidatableResponse answer) {
        answer.statusCode(503)
                .time(lessThan(1_000L))
                .header("Retry-After", "5")
                .body("code", equalTo("SERVICE_UNAVAILABLE"))
                .body("message", equalTo("transfer-service does not answer"));
    }
}
