package io.outdial.outbound.record;

import io.outdial.outbound.record.AttemptRepository.Attempted;
import io.outdial.outbound.record.RecordCommand.Complete;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.outbound.record.RecordCommand.Reschedule;
import java.util.List;

/** What diallers may do to records; the attempt is the proof that they have one. */
final class ReportRule {

    private ReportRule() {}

    /**
     * What a command makes of a chain; a mark changes nothing yet. Who had the record once may still say that a person
     * does not want to be called.
     */
    static Decision decide(
            List<OutboundRecord> chain, long handle, RecordCommand command, Attempted attempted, Facts facts) {
        ChainChange unchanged = new ChainChange(chain);
        if (isLateMark(command, attempted)) {
            return unchanged;
        }
        OutboundRecord record = unchanged.now(handle);
        if (record.isEnded()) {
            return Refusal.RECORD_ENDED;
        }
        if (facts.attemptId() != null && !facts.holds(record)) {
            return Refusal.LEASE_LOST;
        }
        return command instanceof DoNotCall ? unchanged : RecordStateMachine.decide(chain, handle, command, facts);
    }

    static boolean isLateMark(RecordCommand command, Attempted attempted) {
        return command instanceof DoNotCall && attempted.endedBy() != null;
    }

    /** Whether the attempt ended by this very command: its answer was lost, or it was sent twice. */
    static boolean isRepeated(RecordCommand command, Attempted attempted, OutboundRecord record) {
        if (attempted.endedBy() == null) {
            return false;
        }
        return switch (attempted.endedBy()) {
            case RESULT -> command instanceof Complete complete && complete.result() == attempted.result();
            case DO_NOT_CALL -> command instanceof DoNotCall;
            case RESCHEDULED ->
                command instanceof Reschedule reschedule
                        && reschedule.at().equals(record.turn().dueAt());
            case REJECTED, CANCELLED, ERASED, LEASE_ENDED -> false;
        };
    }
}
