package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.LaneKey;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which record an agent gets, and which nobody gets now. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class PreviewTurnTest {

    private RecordFixture fixture;
    private PreviewDesk desk;
    private long record;

    @BeforeEach
    void aRecord() {
        fixture = new RecordFixture().previews();
        desk = new PreviewDesk(fixture);
        record = fixture.record(newPhone());
    }

    @Test
    void higherPrioritiesComeFirst() {
        long urgent = fixture.record(newPhone());
        fixture.lane(urgent, LaneKey.NOBODY, new String[0], null, null, 9);
        desk.pull();
        assertEquals(fixture.member.toString(), desk.holder(urgent));
        assertEquals(State.NEW, fixture.state(record));
    }

    @Test
    void aNumberIsWithOneAgentAtATimeThroughWhicheverList() {
        String phone = fixture.text("SELECT phone FROM outbound_record WHERE handle = ?", record);
        long same = fixture.record(phone);
        desk.pull();
        desk.pull();
        assertEquals(State.RETRIEVED, fixture.state(record));
        assertEquals(State.NEW, fixture.state(same));
    }

    @Test
    void aNumberIsCalledThreeTimesADay() {
        fixture.execute("""
                INSERT INTO attempt (client_id, id, handle, chain_id, campaign_id, phone_key, taken_at, lease_until, ended_at, ended_by, dialled)
                SELECT client_id, gen_random_uuid(), handle, chain_id, campaign_id, phone_key, now() - make_interval(hours => n), now(), now(), 'result', true
                  FROM outbound_record, generate_series(1, 3) AS n WHERE handle = ?
                """, record);
        desk.pull();
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
        desk.pull();
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
    void outsideItsWindowNobodyIsCalled() {
        int second = Instant.now().atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        int from = (second + 7_200) % 86_400;
        int until = (second + 10_800) % 86_400;
        fixture.lane(record, LaneKey.NOBODY, new String[] {"UTC"}, from, until, 1);
        desk.pull();
        assertEquals(State.NEW, fixture.state(record));
    }

    @ParameterizedTest
    @CsvSource({"7200, 10800, NEW", "-3600, 3600, RETRIEVED"})
    void theHoursOfTheCampaignCount(int from, int until, String state) {
        fixture.lane(record, LaneKey.NOBODY, new String[] {"UTC"}, null, null, 1);
        int second = Instant.now().atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        fixture.execute(
                "UPDATE campaign SET dial_afterhours = false, call_from = ?, call_until = ? WHERE client_id = ? AND name = ?",
                Math.floorMod(second + from, 86_400),
                Math.floorMod(second + until, 86_400),
                fixture.client,
                fixture.campaign);
        desk.pull();
        assertEquals(state.equals("NEW") ? State.NEW : State.RETRIEVED, fixture.state(record));
    }

    @Test
    void aCampaignHasNoMoreCallsAtOnceThanItMay() throws Exception {
        fixture.execute(
                "UPDATE campaign SET max_concurrent_calls = 3 WHERE client_id = ? AND name = ?",
                fixture.client,
                fixture.campaign);
        IntStream.range(0, 20).forEach(n -> fixture.record(newPhone()));
        desk.atOnce(8, desk::pull);
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
                                    () -> desk.pullAs(users.get(n % 8), members.get(n % 8)), threads))
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

    @Test
    void aRecordThatNeedsASkillGoesToWhoHasIt() {
        UUID skill = UUID.randomUUID();
        fixture.execute(
                "INSERT INTO skill (client_id, id, name) VALUES (?, ?, ?)", fixture.client, skill, skill.toString());
        fixture.execute("UPDATE outbound_record SET skill_id = ? WHERE handle = ?", skill, record);
        fixture.lane(record, skill, new String[0], null, null, 1);
        desk.pull();
        assertEquals(State.NEW, fixture.state(record));
        fixture.execute(
                "INSERT INTO member_skill (client_id, member_id, skill_id) VALUES (?, ?, ?)",
                fixture.client,
                fixture.member,
                skill);
        desk.pull();
        assertEquals(State.RETRIEVED, fixture.state(record));
    }
}
