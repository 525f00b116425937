package io.outdial.outbound.record;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordCommand.Cancel;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.outbound.record.RecordCommand.Update;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the statements do to a record of each status is what the machine says. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordStatusTest {

    @Inject
    DataSource database;

    @ParameterizedTest
    @EnumSource
    void theStatementsAndTheMachineAgree(RecordStatus status) {
        check(status, "DoNotCallRecord", new DoNotCall(List.of(), ChainAttribute.RECORD_ONLY));
        check(status, "CancelRecord", new Cancel(ChainAttribute.RECORD_ONLY));
        check(status, "UpdateRecord", new Update(null, PhoneType.MOBILE, null, null, null));
    }

    private void check(RecordStatus status, String operation, RecordCommand command) {
        RecordFixture fixture = new RecordFixture(database);
        String phone = newPhone();
        long handle = fixture.record(phone);
        State before = new State(2, status.number(), 28);
        fixture.execute(
                "UPDATE outbound_record SET record_status = ? WHERE client_id = ? AND handle = ?",
                status.number(),
                fixture.client,
                handle);
        Decision decision = RecordStateMachine.decide(
                new OutboundRecord(handle, PhoneNumber.of(phone, "US").orElseThrow(), status, null, null), command);
        RecordRequest request = RecordRequest.byHandle(fixture, handle).with("operationName", operation);
        if (decision instanceof Transition transition) {
            request.accepted();
            assertEquals(after(before, transition), fixture.state(handle), operation);
        } else {
            request.refused(400, 2);
            assertEquals(before, fixture.state(handle), operation);
        }
    }

    private static State after(State before, Transition transition) {
        return new State(
                Objects.requireNonNullElse(transition.typeNumber(), before.type()),
                Objects.requireNonNullElse(transition.statusNumber(), before.status()),
                Objects.requireNonNullElse(transition.resultNumber(), before.result()));
    }
}
