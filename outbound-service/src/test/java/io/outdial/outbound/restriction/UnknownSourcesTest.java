package io.outdial.outbound.restriction;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.OPEN;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.outdial.outbound.peer.BlockedSources;
import io.outdial.platform.testing.Management;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The edge outbound → restrictions of architecture.md §2: what holds while restrictions-service is away, and when it is
 * back.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(RestrictionsStub.class)
class UnknownSourcesTest extends TwoSources {

    /** Failed attempts until the breaker opens. */
    private static final int THRESHOLD = 10;

    @Test
    void theExplanationSaysWhatIsUnknown() {
        RestrictionsStub.answers(503);
        eligibility(fromOpen).body("reasons.reason", contains("RESTRICTIONS_UNKNOWN"));
        eligibility(fixture.record(newPhone())).body("eligible", equalTo(true));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("500", (Runnable) () -> RestrictionsStub.answers(500), 2),
                arguments("503", (Runnable) () -> RestrictionsStub.answers(503), 2),
                arguments("no answer within 150 ms", (Runnable) RestrictionsStub::isSlow, 2),
                arguments("connection reset", (Runnable) RestrictionsStub::breaks, 2),
                arguments("our service token is refused", (Runnable) () -> RestrictionsStub.answers(401), 1),
                arguments("an answer of another shape", (Runnable) () -> RestrictionsStub.answers("{}"), 1));
    }

    /** Fails closed: only what has no source is handed out. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void withoutAnAnswerNothingWithASourceIsHandedOut(String how, Runnable failure, int questions) {
        long without = fixture.record(newPhone());
        failure.run();
        pull(agent)
                .time(lessThan(1_000L))
                .body("records.handle", contains((int) without))
                .body("reason", equalTo("RESTRICTIONS_UNKNOWN"))
                .body("nextDueAt", nullValue());
        pull(agent).body("records", empty()).body("reason", equalTo("RESTRICTIONS_UNKNOWN"));
        desktopPulls();
        assertEquals(questions, RestrictionsStub.questionsAbout(agent).size(), how);
        assertEquals(Long.toString(without), attempts());
    }

    @Test
    void oneFailureIsTriedAgain() {
        RestrictionsStub.failsOnce();
        pull(agent).body("records.handle", contains((int) fromOpen));
        assertEquals(2, RestrictionsStub.questionsAbout(agent).size());
    }

    @Test
    void whatWasSaidLastHoldsWhileItIsAway() {
        pull(agent).body("records.handle", contains((int) fromOpen));
        long next = record(open);
        RestrictionsStub.breaks();
        refresh();
        pull(agent).body("records.handle", contains((int) next)).body("reason", equalTo("EMPTY"));
    }

    @Test
    void aChangeIsSeenAfterTheNextRefresh() {
        desktopPulls();
        RestrictionsStub.blocks(agent, open);
        refresh();
        record(open);
        desktopPulls();
        assertEquals(fromOpen + " " + fromBlocked, attempts());
    }

    @Test
    void aRefreshThatIsNotAnsweredDoesNotWaitForTheNext() {
        desktopPulls();
        RestrictionsStub.blocks(agent, open);
        RestrictionsStub.breaks();
        int before = RestrictionsStub.questionsAbout(agent).size();
        CompletableFuture<Void> refreshed = restrictions.refresh().subscribeAsCompletionStage();
        await().until(() -> RestrictionsStub.questionsAbout(agent).size() >= before + 2
                || breakers.currentState(BlockedSources.BREAKER) == OPEN);
        restrictionsAreThere();
        refreshed.join();
        record(open);
        desktopPulls();
        assertEquals(fromOpen + " " + fromBlocked, attempts());
    }

    @Test
    void theBreakerSparesAPeerThatIsDownAndLetsGoWhenItIsBack() {
        RestrictionsStub.answers(500);
        for (int i = 0; i < THRESHOLD / 2; i++) {
            assertEquals(CLOSED, breakers.currentState(BlockedSources.BREAKER));
            pull(UUID.randomUUID()).body("reason", equalTo("RESTRICTIONS_UNKNOWN"));
        }
        assertEquals(OPEN, breakers.currentState(BlockedSources.BREAKER));
        pull(agent).body("reason", equalTo("RESTRICTIONS_UNKNOWN"));
        assertEquals(List.of(), RestrictionsStub.questionsAbout(agent));

        RestrictionsStub.answers();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            refresh();
            assertEquals(CLOSED, breakers.currentState(BlockedSources.BREAKER));
        });
        refresh();
        pull(agent).body("records.handle", contains((int) fromOpen)).body("reason", equalTo("EMPTY"));
    }

    @Test
    void theBreakerIsInTheMetrics() {
        pull(agent);
        Management.get("/metrics")
                .then()
                .statusCode(200)
                .body(matchesRegex("(?s).*ft_circuitbreaker_calls_total\\{[^}]*\"blocked-sources\"[^}]*}.*"));
    }
}
