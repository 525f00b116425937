package io.outdial.outbound.restriction;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.OPEN;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.peer.BlockedSources;
import io.outdial.outbound.record.LaneKey;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Management;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The edge outbound → restrictions of architecture.md §2: who gets records of which source, and what holds while
 * restrictions-service is away.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(RestrictionsStub.class)
class BlockedSourcesTest {

    /** Failed attempts until the breaker opens. */
    private static final int THRESHOLD = 10;

    private final UUID blocked = UUID.randomUUID();
    private final UUID open = UUID.randomUUID();

    @Inject
    DataSource database;

    @Inject
    CircuitBreakerMaintenance breakers;

    @Inject
    SourceRestrictions restrictions;

    private RecordFixture fixture;
    private UUID agent;

    /** The first of the queue. */
    private long fromBlocked;

    private long fromOpen;

    @BeforeEach
    void recordsOfTwoSources() {
        restrictionsAreThere();
        fixture = new RecordFixture(database).previews();
        agent = fixture.member;
        RestrictionsStub.blocks(agent, blocked);
        fromBlocked = record(blocked);
        fromOpen = record(open);
    }

    @AfterEach
    void restrictionsAreThere() {
        breakers.reset(BlockedSources.BREAKER);
        RestrictionsStub.answers();
    }

    @Test
    void aDiallerGetsNothingThatItsAgentMustNotHave() {
        pull(agent)
                .body("records.handle", contains((int) fromOpen))
                .body("records.sourceId", contains(open.toString()))
                .body("records.sourceRestricted", contains(false))
                .body("reason", equalTo("EMPTY"))
                .body("nextDueAt", nullValue());
        pull(agent).body("records", empty()).body("reason", equalTo("EMPTY")).body("nextDueAt", nullValue());
    }

    @Test
    void whatOneOfItsAgentsMayHaveItGetsAndIsTold() {
        UUID colleague = fixture.colleague("colleague-" + fixture.user);
        pull(agent, colleague)
                .body("records.handle", contains((int) fromBlocked, (int) fromOpen))
                .body("records.sourceRestricted", contains(true, false))
                .body("reason", equalTo("EMPTY"));
    }

    @Test
    void aDiallerThatNamesNobodyAsksItself() {
        RestrictionsStub.breaks();
        long without = fixture.record(newPhone());
        pull().body("records.handle", contains((int) fromBlocked, (int) fromOpen, (int) without))
                .body("records.sourceRestricted", contains(true, true, false))
                .body("reason", equalTo("EMPTY"));
    }

    @Test
    void anAgentGetsOnlyTheOthers() {
        desktopPulls();
        desktopPulls();
        assertEquals(Long.toString(fromOpen), ofTheAgent());
    }

    @Test
    void aCampaignWithoutSourcesAsksNobody() {
        RecordFixture other = new RecordFixture(database).previews();
        other.record(newPhone());
        RestrictionsStub.breaks();
        pull(other, Map.of("memberIds", List.of(other.member)))
                .body("records", hasSize(1))
                .body("records[0].sourceRestricted", equalTo(false));
        assertEquals(List.of(), RestrictionsStub.questionsAbout(other.member));
    }

    @Test
    void onlyTheFirstPullAsks() {
        pull(agent);
        pull(agent);
        desktopPulls();
        eligibility(fromOpen);
        assertEquals(1, RestrictionsStub.questionsAbout(agent).size());
        assertEquals(
                fixture.campaignId(),
                RestrictionsStub.questionsAbout(agent).get(0).path("campaignId").asText());
    }

    @Test
    void aRepetitionGetsTheSameRecordsThoughTheFirstHadToAsk() {
        String first = pullWithKey();
        assertEquals(first, pullWithKey());
        assertEquals(Long.toString(fromOpen), attempts());
    }

    @Test
    void theExplanationNamesTheSource() {
        eligibility(fromBlocked).body("reasons.reason", contains("SOURCE_BLOCKED"));
        eligibility(fromOpen).body("eligible", equalTo(true));
        right().get("/v2/records/{handle}/eligibility", fromBlocked).then().body("eligible", equalTo(true));
    }

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
        await().until(() -> RestrictionsStub.questionsAbout(agent).size() == before + 2
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

    private void refresh() {
        restrictions.refresh().await().indefinitely();
    }

    private long record(UUID source) {
        long handle = fixture.record(newPhone());
        fixture.lane(handle, LaneKey.NOBODY, source);
        return handle;
    }

    private ValidatableResponse pull(UUID... members) {
        return pull(fixture, members.length == 0 ? Map.of("max", 9) : Map.of("max", 9, "memberIds", List.of(members)));
    }

    private static ValidatableResponse pull(RecordFixture of, Map<String, ?> body) {
        return diallerRequest()
                .body(body)
                .post("/v2/campaigns/" + of.campaignId() + "/records:pull")
                .then()
                .statusCode(200);
    }

    private String pullWithKey() {
        return diallerRequest()
                .header("Idempotency-Key", "pull-" + fromOpen)
                .body(Map.of("memberIds", List.of(agent)))
                .post("/v2/campaigns/" + fixture.campaignId() + "/records:pull")
                .asString();
    }

    /** The colon of the path goes out as it is. */
    private static RequestSpecification diallerRequest() {
        return right().urlEncodingEnabled(false);
    }

    private void desktopPulls() {
        RecordRequest.onCampaign(fixture, "GetPreviewRecord").accepted();
    }

    private ValidatableResponse eligibility(long handle) {
        return right().get("/v2/records/{handle}/eligibility?memberId={member}", handle, agent)
                .then()
                .statusCode(200);
    }

    private String ofTheAgent() {
        return fixture.text("SELECT string_agg(handle::text, ' ') FROM attempt WHERE member_id = ?", agent);
    }

    private String attempts() {
        return fixture.text(
                "SELECT string_agg(handle::text, ' ' ORDER BY taken_at) FROM attempt WHERE campaign_id = ?::uuid",
                fixture.campaignId());
    }
}
