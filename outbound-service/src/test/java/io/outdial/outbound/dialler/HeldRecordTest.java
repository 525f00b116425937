package io.outdial.outbound.dialler;

import static io.outdial.outbound.dialler.Dialler.post;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a dialler does with a record besides calling it. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class HeldRecordTest {

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
    void aReleasedRecordIsDueAtOnce() {
        post(record + ":release", Map.of("attemptId", dialler.attempt()))
                .statusCode(200)
                .body("record.state", equalTo("waiting"));
        dialler.pull(Map.of()).body("records[0].handle", equalTo((int) record));
    }

    @Test
    void aLeaseIsExtended() {
        post(record + ":extend", Map.of("attemptId", dialler.attempt(), "leaseSeconds", 3_600))
                .statusCode(200)
                .body("record.state", equalTo("held"));
        assertEquals(
                "true true",
                fixture.text(
                        "SELECT (lease_until > now() + interval '50 minutes')::text || ' ' || (due_at > now() + interval '50 minutes')::text"
                                + " FROM attempt JOIN outbound_record AS r ON r.client_id = attempt.client_id AND r.handle = attempt.handle WHERE r.handle = ?",
                        record));
    }

    @Test
    void aRecordIsCancelledAndTheNextNumberHasItsTurn() {
        long second = fixture.record(fixture.list, newPhone(), record);
        post(record + ":cancel", Map.of())
                .statusCode(200)
                .body("record.state", equalTo("ended"))
                .body("record.endReason", equalTo("cancelled"))
                .body("record.nextHandle", equalTo((int) second));
        assertEquals(State.CANCELLED, fixture.state(record));
        post(record + ":cancel", Map.of()).statusCode(400).body("code", equalTo("RECORD_ENDED"));
    }

    @Test
    void allNumbersOfAPersonAreCancelled() {
        long second = fixture.record(fixture.list, newPhone(), record);
        post(second + ":cancel", Map.of("wholeChain", true)).statusCode(200).body("record.state", equalTo("ended"));
        assertEquals(State.CANCELLED, fixture.state(record));
        assertEquals(State.CANCELLED, fixture.state(second));
    }

    @Test
    void whatSomebodyHasOnlyItsHolderCancels() {
        String attempt = dialler.attempt();
        post(record + ":cancel", Map.of()).statusCode(400).body("code", equalTo("IN_USE"));
        post(record + ":cancel", Map.of("attemptId", UUID.randomUUID().toString()))
                .statusCode(400)
                .body("code", equalTo("LEASE_LOST"));
        assertEquals(new State(2, 2, 28), fixture.state(record));
        post(record + ":cancel", Map.of("attemptId", attempt)).statusCode(200).body("record.state", equalTo("ended"));
        assertEquals("cancelled", fixture.text("SELECT ended_by FROM attempt WHERE id = ?::uuid", attempt));
    }

    @Test
    void anAttemptThatIsOverCancelsNothing() {
        String attempt = dialler.attempt();
        post(record + ":release", Map.of("attemptId", attempt)).statusCode(200);
        post(record + ":cancel", Map.of("attemptId", attempt)).statusCode(400).body("code", equalTo("LEASE_LOST"));
        assertEquals(State.NEW, fixture.state(record));
    }
}
