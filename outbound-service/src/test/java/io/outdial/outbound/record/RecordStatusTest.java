package io.outdial.outbound.record;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordCommand.Cancel;
import io.outdial.outbound.record.RecordCommand.Update;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a record of each status in the database is what the machine says, and a mark what it should be. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordStatusTest {

    @ParameterizedTest
    @EnumSource
    void theDatabaseAndTheMachineAgree(RecordStatus status) {
        check(status, "CancelRecord", new Cancel(ChainAttribute.RECORD_ONLY));
        check(status, "UpdateRecord", new Update(null, PhoneType.MOBILE, null, null, null));
    }

    @ParameterizedTest
    @EnumSource
    void aMarkEndsWhatIsOpen(RecordStatus status) {
        RecordFixture fixture = new RecordFixture();
        long handle = record(fixture, status);
        RecordRequest.byHandle(fixture, handle).accepted();
        State before = new State(2, status.number(), 28);
        assertEquals(status.isEnded() ? before : after(before, SetTransition.MARK), fixture.state(handle));
    }

    private void check(RecordStatus status, String operation, RecordCommand command) {
        RecordFixture fixture = new RecordFixture();
        long handle = record(fixture, status);
        Decision decision = RecordStateMachine.decide(
                List.of(Chains.record(13, status, Chains.ANOTHER)), 13, command, Chains.FACTS);
        RecordRequest request = RecordRequest.byHandle(fixture, handle)
                .with("operationName", operation)
                .with("phoneType", "Mobile");
        if (decision instanceof ChainChange change) {
            request.accepted();
            Progress progress = change.now(13).progress();
            State expected = new State(
                    progress.type().number(),
                    progress.status().number(),
                    progress.result().number());
            assertEquals(expected, fixture.state(handle), operation);
        } else {
            request.refused(400, decision == Refusal.HELD ? 19 : 2);
            assertEquals(new State(2, status.number(), 28), fixture.state(handle), operation);
        }
    }

    /** One that is handed out is with an agent of another desk. */
    private static long record(RecordFixture fixture, RecordStatus status) {
        long handle = fixture.record(newPhone());
        fixture.execute(
                "UPDATE outbound_record SET record_status = ?, attempt_id = ? WHERE client_id = ? AND handle = ?",
                status.number(),
                UUID.randomUUID(),
                fixture.client,
                handle);
        return handle;
    }

    private static State after(State before, SetTransition transition) {
        return new State(
                Objects.requireNonNullElse(
                        transition.type() == null ? null : transition.type().number(), before.type()),
                Objects.requireNonNullElse(
                        transition.status() == null ? null : transition.status().number(), before.status()),
                Objects.requireNonNullElse(
                        transition.result() == null ? null : transition.result().number(), before.result()));
    }
}
