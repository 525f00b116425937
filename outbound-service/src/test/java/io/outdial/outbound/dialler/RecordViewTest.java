package io.outdial.outbound.dialler;

import static io.outdial.outbound.dialler.Dialler.get;
import static io.outdial.outbound.dialler.Dialler.post;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be read of a record. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordViewTest {

    final DataSource database = TestEnvironment.database();

    private Dialler dialler;
    private RecordFixture fixture;
    private long record;

    @BeforeEach
    void aRecord() {
        dialler = new Dialler();
        fixture = dialler.fixture;
        record = dialler.record;
    }

    @Test
    void aRecordWithTheOtherNumbersOfItsPerson() {
        long second = fixture.record(fixture.list, newPhone(), record);
        get(Long.toString(record))
                .statusCode(200)
                .body("record.handle", equalTo((int) record))
                .body("record.state", equalTo("waiting"))
                .body("record.endReason", nullValue())
                .body("record.callResult", equalTo("Unknown"))
                .body("record.phoneNumber", equalTo(dialler.phone))
                .body("record.otherNumbers.handle", contains((int) second))
                .body("record.campaignId", equalTo(dialler.campaign))
                .body("record.callingList", equalTo(fixture.list))
                .body("record.dueAt", notNullValue())
                .body("record.customerId", nullValue())
                .body("record.endedAt", nullValue());
        get(Long.toString(second))
                .statusCode(200)
                .body("record.position", equalTo(1))
                .body("record.chainId", equalTo((int) record))
                .body("record.otherNumbers.handle", contains((int) record));
    }

    @Test
    void aRecordThatHasEndedSaysWhy() {
        String attempt = dialler.attempt();
        get(Long.toString(record)).body("record.state", equalTo("held"));
        dialler.result(record, Map.of("attemptId", attempt, "callResult", "WrongNumber"));
        get(Long.toString(record))
                .body("record.state", equalTo("ended"))
                .body("record.endReason", equalTo("bad_number"))
                .body("record.callResult", equalTo("WrongNumber"))
                .body("record.attempts", equalTo(1))
                .body("record.endedAt", notNullValue());
    }

    @Test
    void itsAttemptsTheLatestFirst() {
        String first = dialler.pull(Map.of("dialler", "freeswitch-1")).extract().path("records[0].attemptId");
        post(record + ":release", Map.of("attemptId", first)).statusCode(200);
        String second = dialler.attempt();
        dialler.result(record, Map.of("attemptId", second, "callResult", "Busy", "durationSeconds", 12));
        get(record + "/attempts")
                .statusCode(200)
                .body("itemsTotal", equalTo(2))
                .body("items.id", contains(second, first))
                .body("items.endedBy", contains("result", "rejected"))
                .body("items.callResult", contains("Busy", null))
                .body("items.durationSeconds", contains(12, null))
                .body("items.dialled", contains(true, false))
                .body("items.dialler", contains("dialler", "freeswitch-1"));
        get(record + "/attempts?limit=1&page=2")
                .body("items.id", contains(first))
                .body("nextPage", nullValue());
    }

    @Test
    void whatMayBeHandedOutHasNoReasonAgainst() {
        get(record + "/eligibility")
                .statusCode(200)
                .body("eligible", equalTo(true))
                .body("reasons", empty());
        get(record + "/eligibility?memberId=" + fixture.member).body("eligible", equalTo(true));
    }

    /** What has expired is ended by the next sweep, so the record is locked before. */
    @Test
    void everyReasonIsTold() throws SQLException, InterruptedException {
        fixture.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) SELECT client_id, phone_key, phone, 'a test', 2 FROM outbound_record WHERE handle = ?",
                record);
        dialler.records(1);
        dialler.attempt();
        dialler.setCampaign("position = 'READY', max_concurrent_calls = 1");
        fixture.execute(
                "UPDATE outbound_record SET due_at = '2099-01-02T03:04:05Z', expires_at = now() + interval '0.5 seconds', rejected_by = ?, rejected_at = now() WHERE handle = ?",
                fixture.member,
                record);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .execute("SELECT FROM outbound_record WHERE handle = " + record + " FOR UPDATE");
            Thread.sleep(600);
            get(record + "/eligibility?memberId=" + fixture.member)
                    .statusCode(200)
                    .body("eligible", equalTo(false))
                    .body(
                            "reasons.reason",
                            contains(
                                    "NOT_DUE",
                                    "EXPIRED",
                                    "LISTED",
                                    "CAMPAIGN_NOT_RUNNING",
                                    "CAMPAIGN_FULL",
                                    "JUST_REJECTED"))
                    .body("reasons[0].until", equalTo("2099-01-02T03:04:05Z"));
            connection.rollback();
        }
    }

    @Test
    void aRecordThatIsWithSomebody() {
        String leaseUntil = dialler.pull(Map.of()).extract().path("records[0].leaseUntil");
        get(record + "/eligibility")
                .body("reasons.reason", contains("RETRIEVED"))
                .body("reasons[0].until", equalTo(leaseUntil));
    }

    @Test
    void aNumberThatIsCalledThroughAnotherRecord() {
        long again = fixture.record(fixture.otherList, dialler.phone, fixture.newChain());
        fixture.execute(
                "UPDATE campaign SET position = 'RUNNING', dial_afterhours = true WHERE client_id = ? AND name = ?",
                fixture.client,
                fixture.otherCampaign);
        String attempt = dialler.attempt();
        get(again + "/eligibility").body("reasons.reason", contains("NUMBER_BUSY"));
        dialler.result(record, Map.of("attemptId", attempt, "callResult", "Busy"));
        fixture.execute(
                "INSERT INTO attempt (client_id, id, handle, chain_id, campaign_id, phone_key, taken_at, lease_until, ended_at, ended_by, dialled)"
                        + " SELECT client_id, gen_random_uuid(), handle, chain_id, campaign_id, phone_key, now() - interval '2 hours', now(), now(), 'result', true"
                        + " FROM outbound_record, generate_series(1, 3) WHERE handle = ?",
                record);
        Instant until = Instant.parse(get(again + "/eligibility")
                .body("reasons.reason", contains("NUMBER_ATTEMPTS_USED"))
                .extract()
                .path("reasons[0].until"));
        assertEquals(22, Duration.between(Instant.now(), until).plusMinutes(1).toHours());
    }

    @Test
    void whomItIsFor() {
        UUID colleague = UUID.randomUUID();
        fixture.member(colleague, "colleague-" + fixture.user);
        fixture.execute("UPDATE outbound_record SET member_id = ? WHERE handle = ?", fixture.member, record);
        get(record + "/eligibility").body("reasons.reason", contains("OTHER_AGENT"));
        get(record + "/eligibility?memberId=" + colleague)
                .body("reasons.reason", contains("NOT_IN_CAMPAIGN", "OTHER_AGENT"));
        get(record + "/eligibility?memberId=" + fixture.member).body("reasons", hasSize(0));
        dialler.setCampaign("type = 'InBound'");
        get(record + "/eligibility?memberId=" + fixture.member).body("reasons.reason", hasItem("CAMPAIGN_NOT_RUNNING"));
    }

    @Test
    void whatIsNotThere() {
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        long theirs = stranger.record(newPhone());
        for (String path : List.of("", "/attempts", "/eligibility")) {
            String unknown =
                    get("999999999999" + path).statusCode(404).extract().asString();
            assertEquals(unknown, get(theirs + path).statusCode(404).extract().asString());
        }
        for (UUID agent : List.of(UUID.randomUUID(), stranger.member)) {
            get(record + "/eligibility?memberId=" + agent)
                    .statusCode(404)
                    .body("message", equalTo("No member with this id"));
        }
    }
}
