package io.outdial.outbound.record;

import io.outdial.outbound.record.RecordCommand.Complete;
import java.time.Duration;
import java.time.Instant;

/** What the result of a call does to its record and the others of the chain (ADR 0034). */
final class Completion {

    private Completion() {}

    static ChainChange decide(ChainChange change, OutboundRecord record, Complete command, Facts facts) {
        CallResult result = command.result();
        boolean dialled = result.outcome() != CallOutcome.CANCELLED && result.outcome() != CallOutcome.STALE;
        change.endAttempt(record, AttemptEnd.Cause.RESULT, result, dialled, command.durationSeconds());
        Instant now = facts.now();
        OutboundRecord called = record.with(record.progress().called());
        switch (result.outcome()) {
            case REACHED -> {
                change.put(called.ended(RecordStatus.UPDATED, result));
                change.others(record.handle())
                        .filter(other -> !other.isEnded())
                        .forEach(other -> change.put(other.ended(
                                RecordStatus.CHAIN_UPDATED, other.progress().result())));
            }
            case BAD_NUMBER -> RecordStateMachine.end(change, called, RecordStatus.UPDATED, result, now);
            case NO_CONTACT -> tryAgain(change, called, result, facts);
            case TECHNICAL -> retry(change, record, result, facts);
            case CANCELLED -> RecordStateMachine.end(change, record, RecordStatus.CANCELLED, result, now);
            case STALE -> RecordStateMachine.end(change, record, RecordStatus.STALE, result, now);
            case DO_NOT_CALL -> throw new IllegalArgumentException("such a result is a mark");
        }
        return change;
    }

    /** The next number of the chain, and this one again after a pause, until its attempts are used. */
    private static void tryAgain(ChainChange change, OutboundRecord called, CallResult result, Facts facts) {
        if (called.progress().attempts() >= facts.maxAttempts() || !called.isToBeCalled()) {
            RecordStateMachine.end(change, called, RecordStatus.UPDATED, result, facts.now());
            return;
        }
        Duration pause = facts.policy().pauseAfter(result);
        OutboundRecord back = called.givenBack();
        OutboundRecord waiting = back.with(back.progress().with(result));
        if (change.next(called) == null) {
            change.put(waiting.due(facts.now().plus(pause)));
        } else {
            change.put(waiting.behindOthers());
            RecordStateMachine.passTurn(change, waiting, facts.now(), pause);
        }
    }

    private static void retry(ChainChange change, OutboundRecord record, CallResult result, Facts facts) {
        OutboundRecord failed = record.with(record.progress().failedTechnically());
        if (failed.progress().technicalFailures() >= RetryPolicy.MAX_TECHNICAL_FAILURES || !failed.isToBeCalled()) {
            RecordStateMachine.end(change, failed, RecordStatus.UPDATED, result, facts.now());
        } else {
            OutboundRecord back = failed.givenBack();
            change.put(back.with(back.progress().with(result))
                    .due(facts.now().plus(facts.policy().pauseAfter(result))));
        }
    }
}
