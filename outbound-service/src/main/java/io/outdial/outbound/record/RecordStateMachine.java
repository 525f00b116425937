package io.outdial.outbound.record;

import io.outdial.outbound.record.RecordCommand.Cancel;
import io.outdial.outbound.record.RecordCommand.Complete;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.outbound.record.RecordCommand.Edit;
import io.outdial.outbound.record.RecordCommand.Extend;
import io.outdial.outbound.record.RecordCommand.Reject;
import io.outdial.outbound.record.RecordCommand.Reschedule;
import io.outdial.outbound.record.RecordCommand.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What may become of records (ADR 0030, ADR 0034). A record that has ended keeps what it is. Statements that change all
 * records of a number at once hold the same transitions; a test compares both.
 */
final class RecordStateMachine {

    /** So many hand-outs in a row that nobody gave back end a record. */
    static final int MAX_LOST_LEASES = 5;

    private RecordStateMachine() {}

    /**
     * @param chain the record that is named with all others of its chain
     * @param named handle of one of them
     */
    static Decision decide(List<OutboundRecord> chain, long named, RecordCommand command, Facts facts) {
        ChainChange change = new ChainChange(chain);
        OutboundRecord record = change.now(named);
        if (command instanceof Edit edit) {
            return EditRule.decide(change, record, edit);
        }
        Refusal refusal = refusal(record, command, facts);
        if (refusal != null) {
            return refusal;
        }
        if (command instanceof Cancel cancel) {
            return cancel(change, record, cancel, facts);
        }
        if (command instanceof Update update) {
            return update(change, record, update);
        }
        if (command instanceof Complete complete) {
            return Completion.decide(change, record, complete, facts);
        }
        if (command instanceof Reject) {
            change.endAttempt(record, AttemptEnd.Cause.REJECTED, null, false, null);
            giveBack(change, rejected(record, facts), facts.now());
        } else if (command instanceof Reschedule reschedule) {
            change.endAttempt(record, AttemptEnd.Cause.RESCHEDULED, null, record.isHeld(), null);
            reschedule(change, record, reschedule, facts);
        } else if (command instanceof Extend extend) {
            change.put(record.with(record.turn().dueAt(extend.until())));
        }
        return change;
    }

    /** What becomes of a record by itself; nothing if it has changed meanwhile so that this does not apply. */
    static ChainChange decide(List<OutboundRecord> chain, long named, SystemCommand command, Facts facts) {
        ChainChange change = new ChainChange(chain);
        OutboundRecord record = change.now(named);
        if (!applies(command, record, facts.now())) {
            return change;
        }
        switch (command) {
            case LEASE_ENDED -> loseLease(change, record, facts.now());
            case EXPIRED -> end(change, record, RecordStatus.STALE, CallResult.STALE, facts.now());
            case ATTEMPTS_USED ->
                end(change, record, RecordStatus.UPDATED, record.progress().result(), facts.now());
            case LISTED -> {
                change.put(record.with(record.progress().with(RecordType.NO_CALL))
                        .with(record.turn().dueAt(null)));
                passTurn(change, record, facts.now(), Duration.ZERO);
            }
            case CALLBACK_MISSED ->
                change.put(record.with(record.progress().with(RecordStatus.MISSED_CALLBACK))
                        .with(record.turn().ofMember(null)));
        }
        return change;
    }

    private static boolean applies(SystemCommand command, OutboundRecord record, Instant now) {
        return command == SystemCommand.LEASE_ENDED
                ? record.isHeld() && !record.turn().dueAt().isAfter(now)
                : record.isToBeCalled() && !record.isHeld() && record.turn().dueAt() != null;
    }

    /** The record ends, and the turn goes on to the next number of its chain. */
    static void end(ChainChange change, OutboundRecord record, RecordStatus status, CallResult result, Instant now) {
        change.put(record.ended(status, result));
        passTurn(change, record, now, Duration.ZERO);
    }

    /**
     * If nobody in the chain has the turn, the next number has it: after the last of them the first again, after a
     * pause.
     */
    static void passTurn(ChainChange change, OutboundRecord from, Instant now, Duration pause) {
        OutboundRecord next = change.next(from);
        if (next != null && change.nobodyHasTheTurn()) {
            change.put(next.due(next.chainN() > from.chainN() ? now : now.plus(pause)));
        }
    }

    private static Refusal refusal(OutboundRecord record, RecordCommand command, Facts facts) {
        if (command instanceof DoNotCall) {
            throw new IllegalArgumentException("a mark concerns numbers, not one record: see RecordStatements.MARK");
        }
        if (record.isEnded()) {
            return Refusal.ENDED;
        }
        if (record.isHeld() && !facts.holds(record)) {
            return Refusal.HELD;
        }
        if (!record.isHeld() && !isForWaiting(command, record)) {
            return Refusal.NOT_HELD;
        }
        boolean leavesNoHours = command instanceof Update update
                && updated(record, update).contact().window().leavesNoHours();
        return leavesNoHours ? Refusal.NO_HOURS : null;
    }

    private static boolean isForWaiting(RecordCommand command, OutboundRecord record) {
        return command instanceof Cancel
                || command instanceof Update
                || (command instanceof Reschedule reschedule && reschedule.mayWait() && record.isToBeCalled());
    }

    private static Decision cancel(ChainChange change, OutboundRecord record, Cancel cancel, Facts facts) {
        List<OutboundRecord> affected = cancel.isOfWholeChain()
                ? change.all().filter(other -> !other.isEnded()).toList()
                : List.of(record);
        for (OutboundRecord each : affected) {
            if (each.isHeld() && !facts.holds(each)) {
                return Refusal.HELD;
            }
            change.endAttempt(each, AttemptEnd.Cause.CANCELLED, CallResult.CANCEL_RECORD, false, null);
            change.put(each.ended(RecordStatus.CANCELLED, CallResult.CANCEL_RECORD));
        }
        passTurn(change, record, facts.now(), Duration.ZERO);
        return change;
    }

    private static ChainChange update(ChainChange change, OutboundRecord record, Update update) {
        change.put(updated(record, update));
        return change;
    }

    private static OutboundRecord updated(OutboundRecord record, Update update) {
        Contact contact = record.contact();
        return record.with(new Contact(
                update.phone() == null ? contact.phone() : update.phone(),
                update.phoneType() == null ? contact.phoneType() : update.phoneType(),
                contact.window().with(update.timeZone(), update.callFrom(), update.callUntil())));
    }

    private static OutboundRecord rejected(OutboundRecord record, Facts facts) {
        return facts.memberId() == null
                ? record
                : record.with(record.turn().rejected(new Rejection(facts.memberId(), facts.now())));
    }

    private static void loseLease(ChainChange change, OutboundRecord record, Instant now) {
        change.endAttempt(record, AttemptEnd.Cause.LEASE_ENDED, null, false, null);
        OutboundRecord lost = record.with(record.progress().lostLease());
        if (lost.progress().lostLeases() >= MAX_LOST_LEASES) {
            end(change, lost, RecordStatus.AGENT_ERROR, record.progress().result(), now);
        } else {
            giveBack(change, lost, now);
        }
    }

    /** Its turn again, at once; one whose number was listed meanwhile has ended. */
    private static void giveBack(ChainChange change, OutboundRecord record, Instant now) {
        if (record.isToBeCalled()) {
            change.put(record.givenBack().due(now));
        } else {
            end(change, record, RecordStatus.CANCELLED, CallResult.DO_NOT_CALL, now);
        }
    }

    private static void reschedule(ChainChange change, OutboundRecord record, Reschedule command, Facts facts) {
        if (!record.isToBeCalled()) {
            end(change, record, RecordStatus.CANCELLED, CallResult.DO_NOT_CALL, facts.now());
            return;
        }
        boolean wasOwn = record.progress().type().waiting() == RecordType.PERSONAL_RESCHEDULED;
        RecordType type = command.forMember() ? RecordType.PERSONAL_RESCHEDULED : RecordType.CAMPAIGN_RESCHEDULED;
        OutboundRecord back = record.givenBack();
        change.put(back.with(back.progress().with(type))
                .with(back.turn()
                        .ofMember(
                                command.forMember()
                                        ? facts.memberId()
                                        : wasOwn ? null : back.turn().memberId()))
                .due(command.at()));
        if (command.forMember()) {
            change.agree(new AgreedCallback(record.handle(), facts.memberId(), command.at()));
        }
        change.others(record.handle())
                .filter(other -> other.turn().dueAt() != null)
                .forEach(other -> change.put(other.behindOthers()));
    }
}
