package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents ask for the records of a campaign, and say what came of them. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class PreviewTest {

    private static final State RETRIEVED = new State(2, 2, 28);

    @Inject
    DataSource database;

    private RecordFixture fixture;
    private long record;

    @BeforeEach
    void aRecord() {
        fixture = new RecordFixture(database).previews();
        record = fixture.record(newPhone());
    }

    @Test
    void theRecordIsTheAgentsUntilItIsCompleted() {
        pull();
        assertEquals(RETRIEVED, fixture.state(record));
        assertEquals(fixture.member.toString(), holder(record));
        onRecord("CompleteRecord", record).with("callResult", "Answer").accepted();
        assertEquals(new State(2, 3, 33), fixture.state(record));
        assertEquals(
                "result 33 true",
                fixture.text(
                        "SELECT concat_ws(' ', ended_by, call_result, dialled::text) FROM attempt WHERE handle = ?",
                        record));
        onRecord("CompleteRecord", record).refused(400, 2).body("statusMessage", equalTo("The record has ended"));
    }

    @Test
    void withoutARecordTheAnswerIsTheSame() {
        pull();
        pull();
        assertEquals("1", fixture.text("SELECT count(*) FROM attempt WHERE member_id = ?", fixture.member));
    }

    @ParameterizedTest
    @CsvSource({
        "Busy, 10 minutes",
        "6, 10 minutes",
        "noanswer, 2 hours",
        "AnsweringMachine, 4 hours",
        "SystemError, 1 minute"
    })
    void whoWasNotReachedIsCalledAgain(String result, String pause) {
        pull();
        onRecord("CompleteRecord", record).with("callResult", result).accepted();
        assertEquals(1, fixture.state(record).status());
        assertEquals(
                "true",
                fixture.text(
                        "SELECT (due_at BETWEEN now() + ?::interval - interval '20 seconds' AND now() + ?::interval)::text FROM outbound_record WHERE handle = ?",
                        pause,
                        pause,
                        record));
    }

    @Test
    void theNextNumberOfTheChainHasItsTurn() {
        long second = fixture.record(fixture.list, newPhone(), record);
        pull();
        onRecord("CompleteRecord", record).with("callResult", "NoAnswer").accepted();
        assertEquals(9, fixture.state(record).status());
        pull();
        assertEquals(fixture.member.toString(), holder(second));
        onRecord("CompleteRecord", second).accepted();
        assertEquals(7, fixture.state(record).status());
    }

    @Test
    void whoDoesNotWantToBeCalledIsListed() {
        String phone = newPhone();
        long unwilling = fixture.record(phone);
        pull();
        pull();
        onRecord("CompleteRecord", unwilling).with("callResult", "DoNotCall").accepted();
        assertEquals(State.MARKED, fixture.state(unwilling));
        assertTrue(fixture.isListed(phone));
        assertEquals("do_not_call", fixture.text("SELECT ended_by FROM attempt WHERE handle = ?", unwilling));
    }

    @Test
    void aRejectedRecordGoesToSomebodyElse() {
        pull();
        onRecord("RejectRecord", record).accepted();
        assertEquals(State.NEW, fixture.state(record));
        pull();
        assertEquals(State.NEW, fixture.state(record));
        String colleague = "colleague-of-" + fixture.user;
        UUID other = fixture.colleague(colleague);
        pullAs(colleague, other);
        assertEquals(other.toString(), holder(record));
        onRecord("CompleteRecord", record)
                .refused(400, 19)
                .body("statusMessage", equalTo("Another agent has the record"));
    }

    @ParameterizedTest
    @CsvSource({"Personal, 4, 5", "Campaign, 3, 6"})
    void anAgreedTimeIsKept(String kind, int waiting, int handedOut) {
        pull();
        long at = Instant.now().getEpochSecond() + 3_600;
        onRecord("RescheduleRecord", record)
                .with("callbackType", kind)
                .with("timestamp", at)
                .accepted();
        assertEquals(new State(waiting, 1, 28), fixture.state(record));
        assertEquals(
                Long.toString(at),
                fixture.text(
                        "SELECT extract(epoch FROM due_at)::bigint FROM outbound_record WHERE handle = ?", record));
        fixture.record(newPhone());
        fixture.execute("UPDATE outbound_record SET due_at = now() WHERE handle = ?", record);
        pull();
        assertEquals(new State(handedOut, 2, 28), fixture.state(record));
    }

    @Test
    void aTimeThatIsPastOrFarAheadIsRefused() {
        pull();
        RecordRequest reschedule = onRecord("RescheduleRecord", record).with("callbackType", "Personal");
        reschedule.with("timestamp", Instant.now().getEpochSecond() - 1).refused(400, 10);
        reschedule
                .with("timestamp", Instant.now().getEpochSecond() + 366 * 86_400)
                .refused(400, 10);
        reschedule.with("timestamp", "soon").refused(400, 2);
        reschedule.with("timestamp", null).refused(400, 1);
        reschedule
                .with("timestamp", Instant.now().getEpochSecond() + 60)
                .with("callbackType", "Other")
                .refused(400, 2);
        assertEquals(RETRIEVED, fixture.state(record));
    }

    @Test
    void whatIsNotWithTheAgentIsRefused() {
        onRecord("CompleteRecord", record).refused(400, 2).body("statusMessage", equalTo("You do not have the record"));
        onRecord("RejectRecord", record).refused(400, 2);
        onRecord("CompleteRecord", record).with("callResult", "DoNotCall").refused(400, 2);
        onRecord("CompleteRecord", record).with("callResult", "Foo").refused(400, 2);
        onRecord("CompleteRecord", record).with("callResult", 54).refused(400, 2);
        onRecord("CompleteRecord", record).with("callResult", -1).refused(400, 2);
        assertEquals(State.NEW, fixture.state(record));
    }

    @Test
    void higherPrioritiesComeFirst() {
        long urgent = fixture.record(newPhone());
        fixture.execute("""
                UPDATE outbound_record SET priority = 9, lane_id = lane.lane_id
                  FROM (SELECT lane_of(client_id, campaign_id, '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', '{}', NULL, NULL, 9) AS found
                          FROM outbound_record WHERE handle = ?) AS made, LATERAL (SELECT (made.found).*) AS lane
                 WHERE handle = ?
                """, urgent, urgent);
        pull();
        assertEquals(fixture.member.toString(), holder(urgent));
        assertEquals(State.NEW, fixture.state(record));
    }

    @Test
    void aNumberIsWithOneAgentAtATimeThroughWhicheverList() {
        String phone = fixture.text("SELECT phone FROM outbound_record WHERE handle = ?", record);
        long same = fixture.record(phone);
        pull();
        pull();
        assertEquals(RETRIEVED, fixture.state(record));
        assertEquals(State.NEW, fixture.state(same));
    }

    @Test
    void aNumberIsCalledThreeTimesADay() {
        fixture.execute("""
                INSERT INTO attempt (client_id, id, handle, chain_id, campaign_id, phone_key, taken_at, lease_until, ended_at, ended_by, dialled)
                SELECT client_id, gen_random_uuid(), handle, chain_id, campaign_id, phone_key, now() - make_interval(hours => n), now(), now(), 'result', true
                  FROM outbound_record, generate_series(1, 3) AS n WHERE handle = ?
                """, record);
        pull();
        assertEquals(State.NEW, fixture.state(record));
        assertEquals(
                "true",
                fixture.text(
                        "SELECT (due_at BETWEEN now() + interval '20 hours' AND now() + interval '21 hours')::text FROM outbound_record WHERE handle = ?",
                        record));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXPIRED", "ATTEMPTS_USED", "LISTED"})
    void whatMayNotBeCalledAnyMoreIsNotHandedOutAndEnds(String why) {
        switch (why) {
            case "EXPIRED" ->
                fixture.execute(
                        "UPDATE outbound_record SET expires_at = now() - interval '1 second' WHERE handle = ?", record);
            case "ATTEMPTS_USED" -> fixture.execute("UPDATE outbound_record SET attempts = 5 WHERE handle = ?", record);
            default ->
                fixture.execute(
                        "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) SELECT client_id, phone_key, phone, 'a test', 2 FROM outbound_record WHERE handle = ?",
                        record);
        }
        pull();
        assertEquals("0", fixture.text("SELECT count(*) FROM attempt WHERE handle = ?", record));
        await().until(() -> fixture.text(
                        "SELECT coalesce(due_at::text, 'none') FROM outbound_record WHERE handle = ?", record)
                .equals("none"));
        assertEquals(
                switch (why) {
                    case "EXPIRED" -> new State(2, 4, 46);
                    case "ATTEMPTS_USED" -> new State(2, 3, 28);
                    default -> State.BLOCKED;
                },
                fixture.state(record));
    }

    @Test
    void aLeaseThatIsOverGivesTheRecordToOthers() {
        pull();
        fixture.execute("UPDATE attempt SET lease_until = now() - interval '1 second' WHERE handle = ?", record);
        fixture.execute("UPDATE outbound_record SET due_at = now() - interval '1 second' WHERE handle = ?", record);
        await().until(() -> fixture.state(record).equals(State.NEW));
        assertEquals("lease_ended", fixture.text("SELECT ended_by FROM attempt WHERE handle = ?", record));
        pull();
        assertEquals(RETRIEVED, fixture.state(record));
    }

    @Test
    void outsideItsWindowNobodyIsCalled() {
        int second = Instant.now().atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        int from = (second + 7_200) % 86_400;
        int until = (second + 10_800) % 86_400;
        fixture.execute("""
                UPDATE outbound_record SET lane_id = lane.lane_id, window_id = lane.window_id
                  FROM (SELECT lane_of(client_id, campaign_id, '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', '{UTC}', ?, ?, 1) AS found
                          FROM outbound_record WHERE handle = ?) AS made, LATERAL (SELECT (made.found).*) AS lane
                 WHERE handle = ?
                """, from, until, record, record);
        pull();
        assertEquals(State.NEW, fixture.state(record));
    }

    @Test
    void aCampaignHasNoMoreCallsAtOnceThanItMay() throws Exception {
        fixture.execute(
                "UPDATE campaign SET max_concurrent_calls = 3 WHERE client_id = ? AND name = ?",
                fixture.client,
                fixture.campaign);
        IntStream.range(0, 20).forEach(n -> fixture.record(newPhone()));
        atOnce(8, this::pull);
        assertEquals("3", fixture.text("SELECT count(*) FROM attempt WHERE member_id = ?", fixture.member));
    }

    @Test
    void manyAgentsNeverGetTheSameRecord() throws Exception {
        IntStream.range(0, 60).forEach(n -> fixture.record(newPhone()));
        List<String> users = IntStream.range(0, 8)
                .mapToObj(n -> "agent-" + n + "-" + fixture.user)
                .toList();
        List<UUID> members = users.stream().map(fixture::colleague).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CompletableFuture.allOf(IntStream.range(0, 64)
                            .mapToObj(n -> CompletableFuture.runAsync(
                                    () -> pullAs(users.get(n % 8), members.get(n % 8)), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdownNow();
        }
        assertEquals(
                "61 61",
                fixture.text(
                        "SELECT count(*) || ' ' || count(DISTINCT handle) FROM attempt WHERE client_id = ? AND member_id = ANY (?)",
                        fixture.client,
                        members.toArray(UUID[]::new)));
    }

    @ParameterizedTest
    @CsvSource({"7200, 10800, NEW", "-3600, 3600, RETRIEVED"})
    void theHoursOfTheCampaignCount(int from, int until, String state) {
        fixture.execute(
                "UPDATE outbound_record SET lane_id = lane.lane_id, window_id = lane.window_id"
                        + " FROM (SELECT lane_of(client_id, campaign_id, '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', '{UTC}', NULL, NULL, 1) AS found"
                        + " FROM outbound_record WHERE handle = ?) AS made, LATERAL (SELECT (made.found).*) AS lane WHERE handle = ?",
                record,
                record);
        int second = Instant.now().atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        fixture.execute(
                "UPDATE campaign SET dial_afterhours = false, call_from = ?, call_until = ? WHERE client_id = ? AND name = ?",
                Math.floorMod(second + from, 86_400),
                Math.floorMod(second + until, 86_400),
                fixture.client,
                fixture.campaign);
        pull();
        assertEquals(state.equals("NEW") ? State.NEW : RETRIEVED, fixture.state(record));
    }

    @Test
    void aRecordThatNeedsASkillGoesToWhoHasIt() {
        UUID skill = UUID.randomUUID();
        fixture.execute(
                "INSERT INTO skill (client_id, id, name) VALUES (?, ?, ?)", fixture.client, skill, skill.toString());
        fixture.execute("""
                UPDATE outbound_record SET skill_id = ?, lane_id = lane.lane_id
                  FROM (SELECT lane_of(client_id, campaign_id, ?, '00000000-0000-0000-0000-000000000000', '{}', NULL, NULL, 1) AS found
                          FROM outbound_record WHERE handle = ?) AS made, LATERAL (SELECT (made.found).*) AS lane
                 WHERE handle = ?
                """, skill, skill, record, record);
        pull();
        assertEquals(State.NEW, fixture.state(record));
        fixture.execute(
                "INSERT INTO member_skill (client_id, member_id, skill_id) VALUES (?, ?, ?)",
                fixture.client,
                fixture.member,
                skill);
        pull();
        assertEquals(RETRIEVED, fixture.state(record));
    }

    @Test
    void theCampaignSaysHowOftenARecordIsTried() {
        fixture.execute(
                "UPDATE campaign SET max_attempts = 1 WHERE client_id = ? AND name = ?",
                fixture.client,
                fixture.campaign);
        pull();
        onRecord("CompleteRecord", record).with("callResult", "NoAnswer").accepted();
        assertEquals(new State(2, 3, 7), fixture.state(record));
    }

    @Test
    void theSameIdempotencyKeyGetsNoSecondRecord() {
        fixture.record(newPhone());
        onCampaign("GetPreviewRecord").idempotencyKey("pull-" + record).accepted();
        onCampaign("GetPreviewRecord").idempotencyKey("pull-" + record).accepted();
        assertEquals("1", fixture.text("SELECT count(*) FROM attempt WHERE member_id = ?", fixture.member));
    }

    @Test
    void whatTheAgentHasGoesBackWhenTheSessionEnds() {
        onCampaign("StartPreviewSession").accepted();
        pull();
        onCampaign("EndPreviewSession").accepted();
        assertEquals(State.NEW, fixture.state(record));
        assertEquals("0", fixture.text("SELECT count(*) FROM preview_session WHERE member_id = ?", fixture.member));
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE campaign SET type = 'Progressive', 2, The campaign is not of type Preview",
        "UPDATE campaign SET position = 'READY', 2, The campaign is not running",
        "UPDATE campaign SET status = 'paused', 2, The campaign is not running",
        "UPDATE campaign SET start_date = now() + interval '1 day', 2, The campaign is not running",
        "UPDATE campaign SET end_date = now(), 2, The campaign is not running",
    })
    void aCampaignThatGivesNoPreviews(String change, int statusCode, String message) {
        fixture.execute(change + " WHERE client_id = ? AND name = ?", fixture.client, fixture.campaign);
        onCampaign("GetPreviewRecord").refused(400, statusCode).body("statusMessage", equalTo(message));
        assertEquals(State.NEW, fixture.state(record));
    }

    @Test
    void whoDoesNotWorkInTheCampaignGetsNothing() {
        fixture.execute("DELETE FROM campaign_member WHERE member_id = ?", fixture.member);
        onCampaign("GetPreviewRecord").refused(403, 5);
        onCampaign("StartPreviewSession").refused(403, 5);
    }

    @Test
    void anAgentHasTenRecordsAtMost() {
        IntStream.range(0, 10).forEach(n -> fixture.record(newPhone()));
        IntStream.range(0, 10).forEach(n -> pull());
        onCampaign("GetPreviewRecord").refused(400, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"StartPreviewSession", "GetPreviewRecord", "EndPreviewSession"})
    void wrongParameters(String operation) {
        onCampaign(operation).without("applicationId").refused(400, 1);
        onCampaign(operation).without("devicePath").refused(400, 1);
        onCampaign(operation).with("applicationId", "134").refused(400, 2);
        onCampaign(operation).with("applicationId", 135).refused(404, 6);
        onCampaign(operation)
                .with("devicePath", "/devices/" + UUID.randomUUID())
                .refused(404, 6);
        onCampaign(operation).with("referenceId", 7).refused(400, 2);
        onCampaign(operation + "s").refused(400, 2);
        onCampaign(operation).without("operationName").refused(400, 1);
    }

    @Test
    void anotherClientsCampaignIsAsUnknown() {
        RecordFixture stranger = new RecordFixture(database, TestEnvironment.OTHER_CLIENT).previews();
        assertNotEquals(fixture.campaign, stranger.campaign);
        RecordRequest.onCampaign(stranger, "GetPreviewRecord")
                .as(fixture.user, TestEnvironment.AGENT_PASSWORD)
                .refused(404, 6);
    }

    private void atOnce(int threads, Runnable work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CompletableFuture.allOf(IntStream.range(0, threads)
                            .mapToObj(n -> CompletableFuture.runAsync(work, pool))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            pool.shutdownNow();
        }
    }

    private void pull() {
        onCampaign("GetPreviewRecord").accepted();
    }

    private void pullAs(String user, UUID member) {
        onCampaign("GetPreviewRecord")
                .as(user, TestEnvironment.AGENT_PASSWORD)
                .with("devicePath", "/devices/" + member)
                .accepted();
    }

    private String holder(long handle) {
        return fixture.text("SELECT member_id FROM attempt WHERE handle = ? AND ended_at IS NULL", handle);
    }

    private RecordRequest onCampaign(String operation) {
        return RecordRequest.onCampaign(fixture, operation);
    }

    private RecordRequest onRecord(String operation, long handle) {
        return RecordRequest.byHandle(fixture, handle).with("operationName", operation);
    }
}
