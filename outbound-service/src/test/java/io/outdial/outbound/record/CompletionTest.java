package io.outdial.outbound.record;

import static io.outdial.outbound.record.Chains.ATTEMPT;
import static io.outdial.outbound.record.Chains.FACTS;
import static io.outdial.outbound.record.Chains.NOW;
import static io.outdial.outbound.record.RecordStatus.CHAIN_READY;
import static io.outdial.outbound.record.RecordStatus.CHAIN_UPDATED;
import static io.outdial.outbound.record.RecordStatus.READY;
import static io.outdial.outbound.record.RecordStatus.RETRIEVED;
import static io.outdial.outbound.record.RecordStatus.UPDATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.outdial.outbound.record.RecordCommand.Complete;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each of the 54 results does to its record and to the others of the chain. */
class CompletionTest {

    @ParameterizedTest
    @EnumSource(names = "DO_NOT_CALL", mode = EnumSource.Mode.EXCLUDE)
    void everyResultClosesItsAttemptAndKeepsTheRules(CallResult result) {
        ChainChange change = complete(Chains.of(RETRIEVED, CHAIN_READY, CHAIN_READY), result);
        AttemptEnd end = change.attemptEnds().get(0);
        assertEquals(ATTEMPT, end.attemptId());
        assertEquals(result, end.result());
        assertEquals(7, end.durationSeconds());
        assertNull(change.now(13).hold());
        long withTurn =
                change.all().filter(record -> record.turn().dueAt() != null).count();
        assertEquals(result.outcome() == CallOutcome.REACHED ? 0 : 1, withTurn);
        assertEquals(result, change.now(13).progress().result());
    }

    @Test
    void aReachedPersonIsNotCalledAtTheOtherNumbers() {
        ChainChange change = complete(Chains.of(RETRIEVED, CHAIN_READY, UPDATED), CallResult.ANSWER);
        assertEquals(UPDATED, change.now(13).progress().status());
        assertEquals(1, change.now(13).progress().attempts());
        assertEquals(CHAIN_UPDATED, change.now(14).progress().status());
        assertEquals(CallResult.UNKNOWN, change.now(14).progress().result());
        assertEquals(UPDATED, change.now(15).progress().status());
    }

    @Test
    void afterABadNumberTheNextHasItsTurnAtOnce() {
        ChainChange change = complete(Chains.of(RETRIEVED, CHAIN_READY), CallResult.WRONG_NUMBER);
        assertEquals(UPDATED, change.now(13).progress().status());
        assertEquals(NOW, change.now(14).turn().dueAt());
    }

    @ParameterizedTest(name = "{0}: again after {1}")
    @CsvSource({
        "BUSY, PT10M",
        "NO_ANSWER, PT2H",
        "ANSWERING_MACHINE, PT4H",
        "DROPPED, PT1H",
        "SYSTEM_ERROR, PT1M",
    })
    void aNumberByItselfIsTriedAgainAfterThePauseOfItsResult(CallResult result, Duration pause) {
        OutboundRecord record = complete(Chains.of(RETRIEVED), result).now(13);
        assertEquals(READY, record.progress().status());
        assertEquals(NOW.plus(pause), record.turn().dueAt());
        assertEquals(
                result.outcome() == CallOutcome.TECHNICAL ? 0 : 1,
                record.progress().attempts());
    }

    @Test
    void threeNumbersTakeTurnsAndTheFirstComesAgainAfterThePause() {
        List<OutboundRecord> chain = new ArrayList<>(Chains.of(RETRIEVED, CHAIN_READY, CHAIN_READY));
        chain = after(chain, 13);
        assertEquals(NOW, chain.get(1).turn().dueAt());
        chain = after(chain, 14);
        assertEquals(NOW, chain.get(2).turn().dueAt());
        chain = after(chain, 15);
        assertEquals(NOW.plus(Duration.ofMinutes(10)), chain.get(0).turn().dueAt());
        assertEquals(
                1,
                chain.stream().filter(record -> record.turn().dueAt() != null).count());
    }

    @Test
    void aRecordEndsWithItsLastAttemptAndTheTurnGoesOn() {
        OutboundRecord held = Chains.heldBy(Chains.AGENT);
        OutboundRecord calledTwice = held.with(held.progress().called().called());
        ChainChange change = complete(List.of(calledTwice, Chains.record(14, CHAIN_READY, null)), CallResult.NO_ANSWER);
        assertEquals(UPDATED, change.now(13).progress().status());
        assertEquals(3, change.now(13).progress().attempts());
        assertEquals(NOW, change.now(14).turn().dueAt());
    }

    @Test
    void theTenthTechnicalFailureEndsARecord() {
        OutboundRecord record = Chains.heldBy(Chains.AGENT);
        for (int n = 1; n < RetryPolicy.MAX_TECHNICAL_FAILURES; n++) {
            record = record.with(record.progress().failedTechnically());
        }
        assertEquals(
                UPDATED,
                complete(List.of(record), CallResult.DIAL_ERROR)
                        .now(13)
                        .progress()
                        .status());
    }

    @Test
    void aCancelledAndAStaleResultEndTheRecordUncalled() {
        ChainChange cancelled = complete(Chains.of(RETRIEVED), CallResult.CANCEL_RECORD);
        assertEquals(RecordStatus.CANCELLED, cancelled.now(13).progress().status());
        assertEquals(false, cancelled.attemptEnds().get(0).dialled());
        ChainChange stale = complete(Chains.of(RETRIEVED), CallResult.STALE);
        assertEquals(RecordStatus.STALE, stale.now(13).progress().status());
    }

    /** The chain after the record of the handle was handed out and found busy. */
    private static List<OutboundRecord> after(List<OutboundRecord> chain, long handle) {
        List<OutboundRecord> held = chain.stream()
                .map(record -> record.handle() == handle
                        ? new OutboundRecord(
                                handle,
                                record.chainN(),
                                record.campaignId(),
                                record.contact(),
                                record.progress().with(RETRIEVED),
                                record.turn().dueAt(NOW),
                                new Hold(ATTEMPT, Chains.AGENT))
                        : record)
                .toList();
        ChainChange change = assertInstanceOf(
                ChainChange.class, RecordStateMachine.decide(held, handle, new Complete(CallResult.BUSY, null), FACTS));
        return change.all().toList();
    }

    private static ChainChange complete(List<OutboundRecord> chain, CallResult result) {
        return assertInstanceOf(
                ChainChange.class, RecordStateMachine.decide(chain, 13, new Complete(result, 7), FACTS));
    }
}
