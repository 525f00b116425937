package io.outdial.outbound.dialler;

import static io.outdial.outbound.dialler.Dialler.request;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.CallResult;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dialler gets records, or is told why not. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class PullTest {

    final DataSource database = TestEnvironment.database();

    private Dialler dialler;
    private RecordFixture fixture;

    @BeforeEach
    void aRecord() {
        dialler = new Dialler();
        fixture = dialler.fixture;
    }

    @Test
    void aRecordWithAllThatADiallerNeeds() {
        UUID customer = UUID.randomUUID();
        UUID enrolment = UUID.randomUUID();
        String second = newPhone();
        long secondHandle = fixture.record(fixture.list, second, dialler.record);
        fixture.execute(
                "UPDATE outbound_record SET customer_id = ?, enrolment_id = ?, name = 'Ada', user_data = '{\"plan\": \"gold\"}' WHERE handle = ?",
                customer,
                enrolment,
                dialler.record);
        dialler.pull(Map.of("max", 1, "dialler", "asterisk-1"))
                .body("records", hasSize(1))
                .body("records[0].handle", equalTo((int) dialler.record))
                .body("records[0].chainId", equalTo((int) dialler.record))
                .body("records[0].position", equalTo(0))
                .body("records[0].phoneNumber", equalTo(dialler.phone))
                .body("records[0].e164", equalTo("+1" + dialler.phone))
                .body("records[0].otherNumbers", hasSize(1))
                .body("records[0].otherNumbers[0].handle", equalTo((int) secondHandle))
                .body("records[0].otherNumbers[0].position", equalTo(1))
                .body("records[0].otherNumbers[0].phoneNumber", equalTo(second))
                .body("records[0].otherNumbers[0].e164", equalTo("+1" + second))
                .body("records[0].otherNumbers[0].state", equalTo("waiting"))
                .body("records[0].name", equalTo("Ada"))
                .body("records[0].fields.plan", equalTo("gold"))
                .body("records[0].callingList", equalTo(fixture.list))
                .body("records[0].campaignId", equalTo(dialler.campaign))
                .body("records[0].customerId", equalTo(customer.toString()))
                .body("records[0].enrolmentId", equalTo(enrolment.toString()))
                .body("records[0].attemptId", notNullValue())
                .body("records[0].callback", nullValue())
                .body("records[0].callableUntil", nullValue())
                .body("open", equalTo(1))
                .body("room", nullValue())
                .body("reason", nullValue());
        assertEquals("asterisk-1", fixture.text("SELECT taken_by FROM attempt WHERE handle = ?", dialler.record));
    }

    @Test
    void theHoursOrTheExpirySayUntilWhenItMayBeCalled() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        int second = hour.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        dialler.setCampaign(
                "dial_afterhours = false, call_from = ?, call_until = ?",
                Math.floorMod(second - 3_600, 86_400),
                Math.floorMod(second + 7_200, 86_400));
        String end = hour.plus(2, ChronoUnit.HOURS).toString();
        long expiring = fixture.record(newPhone());
        Instant expiry = Instant.now().plusSeconds(1_800).truncatedTo(ChronoUnit.SECONDS);
        fixture.execute(
                "UPDATE outbound_record SET expires_at = ?::timestamptz WHERE handle = ?", expiry.toString(), expiring);
        dialler.pull(Map.of("max", 2))
                .body("records.handle", contains((int) dialler.record, (int) expiring))
                .body("records.callableUntil", contains(end, expiry.toString()));
    }

    @Test
    void aWholeListIsCalledOnceEach() {
        dialler.records(29);
        dialler.pull(Map.of("max", 20)).body("records", hasSize(20)).body("open", equalTo(20));
        dialler.pull(Map.of("max", 20))
                .body("records", hasSize(10))
                .body("reason", equalTo("EMPTY"))
                .body("open", equalTo(30));
        dialler.pull(Map.of("max", 20)).body("records", hasSize(0)).body("reason", equalTo("EMPTY"));
        assertEquals(
                "30 30",
                fixture.text(
                        "SELECT count(*) || ' ' || count(DISTINCT handle) FROM attempt WHERE campaign_id = ?::uuid",
                        dialler.campaign));
    }

    @Test
    void theSameIdempotencyKeyGetsTheSameRecords() {
        fixture.record(newPhone());
        String key = "pull-" + dialler.record;
        assertEquals(pullWith(key), pullWith(key));
        assertEquals("1", fixture.text("SELECT count(*) FROM attempt WHERE campaign_id = ?::uuid", dialler.campaign));
    }

    private String pullWith(String key) {
        return request()
                .header("Idempotency-Key", key)
                .body(Map.of())
                .post(dialler.pullPath())
                .asString();
    }

    @ParameterizedTest
    @CsvSource({
        "status = 'paused', , CAMPAIGN_NOT_RUNNING",
        "position = 'COMPLETED', , CAMPAIGN_NOT_RUNNING",
        "end_date = now(), , CAMPAIGN_NOT_RUNNING",
        "type = 'InBound', , PACING",
        "type = 'Progressive', , PACING",
        "type = 'Progressive', 0, PACING",
        "type = 'Predictive', , PACING",
    })
    void nothingIsHandedOut(String change, Integer agentsReady, String reason) {
        dialler.setCampaign(change);
        dialler.pull(agentsReady == null ? Map.of() : Map.of("agentsReady", agentsReady))
                .body("records", hasSize(0))
                .body("open", equalTo(0))
                .body("reason", equalTo(reason));
        assertEquals(State.NEW, fixture.state(dialler.record));
    }

    @ParameterizedTest
    @CsvSource({"Progressive, , 2, 0", "Predictive, 1.5, 3, 0", "IVR, , 5, ", "Preview, , 5, "})
    void theTypeSaysHowManyAtOnce(String type, String ratio, int records, Integer room) {
        dialler.records(9);
        dialler.setCampaign("type = ?, pacing_ratio = ?::numeric", type, ratio);
        dialler.pull(Map.of("max", 5, "agentsReady", 2))
                .body("records", hasSize(records))
                .body("room", equalTo(room));
    }

    @Test
    void whereTooManyCallsWereDroppedOneIsHandedOutForEachAgent() {
        dialler.records(9);
        dropped(10);
        dialler.setCampaign("type = 'Predictive', pacing_ratio = 1.5");
        dialler.pull(Map.of("max", 5, "agentsReady", 2))
                .body("records", hasSize(2))
                .body("room", equalTo(0));
    }

    /** A pull that counted would find room for no more than one. */
    @Test
    void thePullThatComesNextDoesNotReadTheCallsOfTheLastDayAgain() {
        dialler.records(9);
        dialler.setCampaign("type = 'Predictive', pacing_ratio = 1.5");
        dialler.pull(Map.of("max", 1, "agentsReady", 2))
                .body("records", hasSize(1))
                .body("room", equalTo(2));
        dropped(10);
        dialler.pull(Map.of("max", 5, "agentsReady", 2))
                .body("records", hasSize(2))
                .body("room", equalTo(0));
    }

    private void dropped(int calls) {
        fixture.execute("""
                INSERT INTO attempt (client_id, id, handle, chain_id, campaign_id, phone_key, lease_until, ended_at, ended_by, call_result)
                SELECT client_id, gen_random_uuid(), handle, chain_id, campaign_id, 'dropped ' || n, now(), now(), 'a test', ?
                  FROM outbound_record, generate_series(1, ?) AS n WHERE handle = ?
                """, CallResult.DROPPED.number(), calls, dialler.record);
    }

    @Test
    void aFullCampaignSaysSo() {
        fixture.record(newPhone());
        dialler.setCampaign("max_concurrent_calls = 1");
        dialler.pull(Map.of("max", 2)).body("records", hasSize(1)).body("reason", equalTo("CAMPAIGN_FULL"));
        dialler.pull(Map.of("max", 2))
                .body("records", hasSize(0))
                .body("room", equalTo(0))
                .body("reason", equalTo("CAMPAIGN_FULL"));
    }

    @Test
    void whatIsDueLaterIsSaid() {
        fixture.execute("UPDATE outbound_record SET due_at = '2099-01-02T03:04:05Z' WHERE handle = ?", dialler.record);
        dialler.pull(Map.of()).body("reason", equalTo("EMPTY")).body("nextDueAt", equalTo("2099-01-02T03:04:05Z"));
    }

    /** A pull waits for nobody: who is told that something is due now asks again. */
    @Test
    void whatIsJustBeingChangedIsDueAtThisMoment() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .execute("SELECT FROM outbound_record WHERE handle = " + dialler.record + " FOR NO KEY UPDATE");
            Instant before = Instant.now();
            String due = dialler.pull(Map.of())
                    .body("records", hasSize(0))
                    .body("reason", equalTo("EMPTY"))
                    .extract()
                    .path("nextDueAt");
            assertFalse(Instant.parse(due).isBefore(before), due);
            assertFalse(Instant.parse(due).isAfter(Instant.now()), due);
            connection.rollback();
        }
        dialler.pull(Map.of()).body("records", hasSize(1)).body("nextDueAt", nullValue());
    }

    @Test
    void outsideTheWindowItIsSaidWhenItOpens() {
        Instant opening = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(14, ChronoUnit.HOURS);
        int second = opening.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        dialler.setCampaign(
                "dial_afterhours = false, call_from = ?, call_until = ?", second, Math.floorMod(second + 60, 86_400));
        dialler.pull(Map.of())
                .body("records", hasSize(0))
                .body("reason", equalTo("WINDOW_CLOSED"))
                .body("nextDueAt", equalTo(opening.toString()));
    }

    /** Of an Agentwise campaign: a dialler names its free agents, a desktop is one. */
    @Test
    void recordsOfAnAgentAreForThatAgent() {
        UUID colleague = fixture.colleague("colleague-" + fixture.user);
        List<Long> handles = dialler.records(3);
        handles.subList(0, 2).forEach(handle -> give(handle, fixture.member));
        give(handles.get(2), colleague);
        give(dialler.record, colleague);

        dialler.pull(Map.of("max", 10)).body("records", hasSize(0)).body("reason", equalTo("EMPTY"));
        dialler.pull(Map.of("max", 1, "memberIds", List.of(fixture.member)))
                .body("records.handle", contains(handles.get(0).intValue()))
                .body("records.memberId", contains(fixture.member.toString()));
        assertEquals(
                "done", RecordRequest.onCampaign(fixture, "GetPreviewRecord").outcome());
        assertEquals(
                "done", RecordRequest.onCampaign(fixture, "GetPreviewRecord").outcome());
        assertEquals(
                Long.toString(handles.get(1)),
                fixture.text("SELECT string_agg(handle::text, ' ') FROM attempt WHERE member_id = ?", fixture.member));
        dialler.pull(Map.of("max", 10, "memberIds", List.of(fixture.member, colleague)))
                .body("records.memberId", contains(colleague.toString(), colleague.toString()));
    }

    private void give(long handle, UUID member) {
        fixture.execute("""
                UPDATE outbound_record AS record
                   SET member_id = lane.owner, lane_id = lane.lane_id, window_id = lane.window_id
                  FROM (SELECT made.*, named.owner FROM (SELECT ?::uuid AS client, ?::uuid AS campaign, ?::uuid AS owner, ?::uuid AS nobody) AS named,
                               LATERAL lane_of(named.client, named.campaign, named.owner, named.nobody, '{}', NULL, NULL, 1) AS made) AS lane
                 WHERE handle = ?
                """, fixture.client, dialler.campaign, member, new UUID(0, 0), handle);
    }
}
