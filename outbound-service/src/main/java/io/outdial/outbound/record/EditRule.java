package io.outdial.outbound.record;

import io.outdial.outbound.record.RecordCommand.Edit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What becomes of records that are changed while they wait. One that somebody has, has ended or must not be called is
 * left as it is; of a chain those that have ended are.
 */
final class EditRule {

    private EditRule() {}

    static Decision decide(ChainChange change, OutboundRecord named, Edit edit) {
        List<OutboundRecord> meant = meant(change.all(), named.handle(), edit);
        if (meant.isEmpty()) {
            return Refusal.RECORD_ENDED;
        }
        for (OutboundRecord each : meant) {
            if (each.isHeld()) {
                return Refusal.HELD;
            }
            OutboundRecord edited = edited(each, edit.changes());
            if (edited.contact().window().leavesNoHours()) {
                return Refusal.NO_CALL_HOURS;
            }
            change.put(edited);
            moveCallback(change, each, edited);
        }
        return change;
    }

    /** Those of a chain that an edit is about. */
    static List<OutboundRecord> meant(Stream<OutboundRecord> chain, long named, Edit edit) {
        return chain.filter(record -> edit.isOfWholeChain() || record.handle() == named)
                .filter(OutboundRecord::isToBeCalled)
                .toList();
    }

    private static OutboundRecord edited(OutboundRecord record, RecordEdit edit) {
        Contact contact = record.contact();
        return record.with(new Contact(
                        contact.phone(), contact.phoneType(), edit.hours().apply(contact.window())))
                .with(edit.turns().apply(record.turn()));
    }

    /** Another agent keeps the promise, and is told when the time has come. */
    private static void moveCallback(ChainChange change, OutboundRecord before, OutboundRecord after) {
        Turn turn = after.turn();
        boolean isPromised = after.progress().type() == RecordType.PERSONAL_RESCHEDULED && turn.dueAt() != null;
        if (isPromised
                && turn.memberId() != null
                && !Objects.equals(turn.memberId(), before.turn().memberId())) {
            change.agree(new AgreedCallback(after.handle(), turn.memberId(), turn.dueAt()));
        }
    }
}
