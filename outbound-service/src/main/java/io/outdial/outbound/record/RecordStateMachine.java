package io.outdial.outbound.record;

import io.outdial.outbound.record.RecordCommand.Cancel;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.outbound.record.RecordCommand.Update;
import java.util.ArrayList;
import java.util.List;

/**
 * What may become of records (ADR 0030). A record that has ended keeps what it is. Statements that change many records
 * at once hold the same transitions; a test compares both.
 */
final class RecordStateMachine {

    /** An agent marks it do-not-call (ADR 0009). */
    static final Transition MARK = new Transition(RecordType.NO_CALL, RecordStatus.UPDATED, CallResult.DO_NOT_CALL);

    /** Its number was listed. Nobody called it, so status and result stay. */
    static final Transition STOP = new Transition(RecordType.NO_CALL, null, null);

    /** Nobody has to dial it any more, although its number may be called. */
    static final Transition CANCEL = new Transition(null, RecordStatus.CANCELLED, CallResult.CANCEL_RECORD);

    /** Its owner is forgotten (ADR 0017). */
    static final Transition ERASE =
            new Transition(RecordType.NO_CALL, RecordStatus.CANCELLED, CallResult.CANCEL_RECORD);

    private static final Transition KEEP = new Transition(null, null, null);

    private RecordStateMachine() {}

    static Decision decide(OutboundRecord record, RecordCommand command) {
        if (command instanceof DoNotCall) {
            return record.isEnded() ? KEEP : MARK;
        }
        if (record.isEnded()) {
            return Refusal.ENDED;
        }
        // Nothing says yet which agent it is with, so it counts as somebody else's.
        if (record.status() == RecordStatus.RETRIEVED) {
            return Refusal.RETRIEVED;
        }
        if (command instanceof Update update && update.leavesNoHours(record)) {
            return Refusal.NO_HOURS;
        }
        return command instanceof Cancel ? CANCEL : KEEP;
    }

    /**
     * What a command changes: the record that it names and, where it reaches the whole chain, those others that have
     * not ended.
     *
     * @param records the named one, or its chain
     * @throws io.outdial.platform.failure.Failure.Refused if the named record refuses it, or another is with an agent
     */
    static List<OutboundRecord> affected(List<OutboundRecord> records, long named, RecordCommand command) {
        List<OutboundRecord> affected = new ArrayList<>();
        for (OutboundRecord record : records) {
            if (record.handle() == named || !record.isEnded()) {
                if (decide(record, command) instanceof Refusal refusal) {
                    throw refusal.failure();
                }
                affected.add(record);
            }
        }
        return affected;
    }
}
