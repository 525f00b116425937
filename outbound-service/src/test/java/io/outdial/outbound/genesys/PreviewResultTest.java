package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a record that an agent has. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class PreviewResultTest {

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
    void theRecordIsTheAgentsUntilItIsCompleted() {
        desk.pull();
        assertEquals(State.RETRIEVED, fixture.state(record));
        assertEquals(fixture.member.toString(), desk.holder(record));
        desk.onRecord("CompleteRecord", record).with("callResult", "Answer").accepted();
        assertEquals(new State(2, 3, 33), fixture.state(record));
        assertEquals(
                "result 33 true",
                fixture.text(
                        "SELECT concat_ws(' ', ended_by, call_result, dialled::text) FROM attempt WHERE handle = ?",
                        record));
        desk.onRecord("CompleteRecord", record).refused(400, 2).body("statusMessage", equalTo("The record has ended"));
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
        desk.pull();
        desk.onRecord("CompleteRecord", record).with("callResult", result).accepted();
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
        desk.pull();
        desk.onRecord("CompleteRecord", record).with("callResult", "NoAnswer").accepted();
        assertEquals(9, fixture.state(record).status());
        desk.pull();
        assertEquals(fixture.member.toString(), desk.holder(second));
        desk.onRecord("CompleteRecord", second).accepted();
        assertEquals(7, fixture.state(record).status());
    }

    @Test
    void whoDoesNotWantToBeCalledIsListed() {
        String phone = newPhone();
        long unwilling = fixture.record(phone);
        desk.pull();
        desk.pull();
        desk.onRecord("CompleteRecord", unwilling)
                .with("callResult", "DoNotCall")
                .accepted();
        assertEquals(State.MARKED, fixture.state(unwilling));
        assertTrue(fixture.isListed(phone));
        assertEquals("do_not_call", fixture.text("SELECT ended_by FROM attempt WHERE handle = ?", unwilling));
    }

    @Test
    void aRejectedRecordGoesToSomebodyElse() {
        desk.pull();
        desk.onRecord("RejectRecord", record).accepted();
        assertEquals(State.NEW, fixture.state(record));
        desk.pull();
        assertEquals(State.NEW, fixture.state(record));
        String colleague = "colleague-of-" + fixture.user;
        UUID other = fixture.colleague(colleague);
        desk.pullAs(colleague, other);
        assertEquals(other.toString(), desk.holder(record));
        desk.onRecord("CompleteRecord", record)
                .refused(400, 19)
                .body("statusMessage", equalTo("Another agent has the record"));
    }

    @ParameterizedTest
    @CsvSource({"Personal, 4, 5", "Campaign, 3, 6"})
    void anAgreedTimeIsKept(String kind, int waiting, int handedOut) {
        desk.pull();
        long at = Instant.now().getEpochSecond() + 3_600;
        desk.onRecord("RescheduleRecord", record)
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
        desk.pull();
        assertEquals(new State(handedOut, 2, 28), fixture.state(record));
    }

    @Test
    void whoDoesNotHaveItDoesNotListItAsAResult() {
        desk.onRecord("CompleteRecord", record).with("callResult", "DoNotCall").refused(400, 2);
        assertEquals(State.NEW, fixture.state(record));
    }

    @Test
    void theCampaignSaysHowOftenARecordIsTried() {
        fixture.execute(
                "UPDATE campaign SET max_attempts = 1 WHERE client_id = ? AND name = ?",
                fixture.client,
                fixture.campaign);
        desk.pull();
        desk.onRecord("CompleteRecord", record).with("callResult", "NoAnswer").accepted();
        assertEquals(new State(2, 3, 7), fixture.state(record));
    }

    @Test
    void aLeaseThatIsOverGivesTheRecordToOthers() {
        desk.pull();
        fixture.execute("UPDATE attempt SET lease_until = now() - interval '1 second' WHERE handle = ?", record);
        fixture.execute("UPDATE outbound_record SET due_at = now() - interval '1 second' WHERE handle = ?", record);
        await().until(() -> fixture.state(record).equals(State.NEW));
        assertEquals("lease_ended", fixture.text("SELECT ended_by FROM attempt WHERE handle = ?", record));
        desk.pull();
        assertEquals(State.RETRIEVED, fixture.state(record));
    }
}
