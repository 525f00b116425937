package io.outdial.outbound.record;

import static io.outdial.outbound.record.Chains.AGENT;
import static io.outdial.outbound.record.Chains.ANOTHER;
import static io.outdial.outbound.record.Chains.ATTEMPT;
import static io.outdial.outbound.record.Chains.FACTS;
import static io.outdial.outbound.record.Chains.NOW;
import static io.outdial.outbound.record.RecordStatus.CHAIN_READY;
import static io.outdial.outbound.record.RecordStatus.READY;
import static io.outdial.outbound.record.RecordStatus.RETRIEVED;
import static io.outdial.outbound.record.RecordStatus.UPDATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.outbound.record.RecordCommand.Cancel;
import io.outdial.outbound.record.RecordCommand.Complete;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.outbound.record.RecordCommand.Extend;
import io.outdial.outbound.record.RecordCommand.Reject;
import io.outdial.outbound.record.RecordCommand.Reschedule;
import io.outdial.outbound.record.RecordCommand.Update;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordStateMachineTest {

    private static final Cancel CANCEL = new Cancel(ChainAttribute.RECORD_ONLY);
    private static final Cancel CANCEL_ALL = new Cancel(ChainAttribute.ALL_CHAIN);
    private static final Update UPDATE = hours(null, null);
    private static final Instant TOMORROW = NOW.plusSeconds(86_400);

    @ParameterizedTest(name = "{0}: cancel {1}, update {2}, complete, reject, extend {3}, reschedule {4}")
    @CsvSource({
        "NONE,            CANCELLED, NONE,            NOT_HELD, NOT_HELD",
        "READY,           CANCELLED, READY,           NOT_HELD, NOT_HELD",
        "RETRIEVED,       CANCELLED, RETRIEVED,       carried out, READY",
        "UPDATED,         ENDED,     ENDED,           ENDED,    ENDED",
        "STALE,           ENDED,     ENDED,           ENDED,    ENDED",
        "CANCELLED,       ENDED,     ENDED,           ENDED,    ENDED",
        "AGENT_ERROR,     ENDED,     ENDED,           ENDED,    ENDED",
        "CHAIN_UPDATED,   ENDED,     ENDED,           ENDED,    ENDED",
        "MISSED_CALLBACK, CANCELLED, MISSED_CALLBACK, NOT_HELD, NOT_HELD",
        "CHAIN_READY,     CANCELLED, CHAIN_READY,     NOT_HELD, NOT_HELD",
    })
    void everyStatusAndCommandOfTheHolder(
            RecordStatus status, String cancel, String update, String ofHolder, String reschedule) {
        assertEquals(cancel, outcome(status, CANCEL));
        assertEquals(update, outcome(status, UPDATE));
        assertEquals(
                ofHolder.equals("carried out") ? "UPDATED" : ofHolder, outcome(status, new Complete(CallResult.OK, 5)));
        assertEquals(ofHolder.equals("carried out") ? "READY" : ofHolder, outcome(status, new Reject()));
        assertEquals(ofHolder.equals("carried out") ? "RETRIEVED" : ofHolder, outcome(status, new Extend(TOMORROW)));
        assertEquals(reschedule, outcome(status, new Reschedule(TOMORROW, true)));
    }

    @Test
    void whatAnotherAgentHasIsRefused() {
        List<OutboundRecord> chain = List.of(Chains.heldBy(ANOTHER));
        for (RecordCommand command : List.of(
                CANCEL,
                UPDATE,
                new Complete(CallResult.OK, null),
                new Reject(),
                new Extend(TOMORROW),
                new Reschedule(TOMORROW, false))) {
            assertEquals(Refusal.HELD, RecordStateMachine.decide(chain, 13, command, FACTS));
        }
    }

    @Test
    void aDiallerHoldsByItsAttempt() {
        List<OutboundRecord> chain = List.of(Chains.heldBy(null));
        assertEquals(Refusal.HELD, RecordStateMachine.decide(chain, 13, new Reject(), dialler(UUID.randomUUID())));
        assertInstanceOf(ChainChange.class, RecordStateMachine.decide(chain, 13, new Reject(), dialler(ATTEMPT)));
    }

    @Test
    void aMarkConcernsNumbersAndIsNotDecidedHere() {
        DoNotCall mark = new DoNotCall(List.of(), ChainAttribute.RECORD_ONLY);
        assertThrows(
                IllegalArgumentException.class, () -> RecordStateMachine.decide(Chains.of(READY), 13, mark, FACTS));
    }

    @Test
    void theRecordOfAnErasedPersonHasEndedWhateverItsStatus() {
        OutboundRecord ready = Chains.record(13, READY, null);
        OutboundRecord erased = ready.with(new Contact(ErasedNumber.of("x"), PhoneType.MOBILE, WindowKey.UNSAID));
        assertEquals(Refusal.ENDED, RecordStateMachine.decide(List.of(erased), 13, CANCEL, FACTS));
        assertEquals(Refusal.ENDED, RecordStateMachine.decide(List.of(erased), 13, UPDATE, FACTS));
    }

    @ParameterizedTest(name = "stored {0} to {1}, given {2} to {3}: refused {4}")
    @CsvSource({
        "     ,      ,      ,      , false",
        "     ,      , 28800, 75600, false",
        "     ,      , 75600, 28800, false",
        "     ,      , 28800,      , false",
        "     ,      , 28800, 28800, true",
        "     ,      ,     0,     0, true",
        "28800, 75600, 75600,      , true",
        "28800, 75600,      , 28800, true",
        "28800, 75600, 36000,      , false",
        "28800,      ,      , 28800, true",
    })
    void hoursThatLeaveNoTimeAreRefused(
            Integer storedFrom, Integer storedUntil, Integer from, Integer until, boolean isRefused) {
        OutboundRecord ready = Chains.record(13, READY, null);
        OutboundRecord record = ready.with(new Contact(
                ready.contact().phone(), PhoneType.MOBILE, new WindowKey(List.of(), storedFrom, storedUntil)));
        Decision decision = RecordStateMachine.decide(List.of(record), 13, hours(from, until), FACTS);
        assertEquals(isRefused, decision == Refusal.NO_HOURS);
    }

    @ParameterizedTest(name = "named {0}, another of its chain {1}: {2}")
    @CsvSource({
        "READY,     CHAIN_READY, both",
        "READY,     UPDATED,     named",
        "READY,     CANCELLED,   named",
        "UPDATED,   READY,       refused",
    })
    void aWholeChainIsCancelled(RecordStatus named, RecordStatus other, String affected) {
        List<OutboundRecord> chain = Chains.of(named, other);
        Decision decision = RecordStateMachine.decide(chain, 13, CANCEL_ALL, FACTS);
        if (affected.equals("refused")) {
            assertEquals(Refusal.ENDED, decision);
            return;
        }
        List<Long> handles = ((ChainChange) decision)
                .changed().stream().map(OutboundRecord::handle).toList();
        assertEquals(affected.equals("both") ? List.of(13L, 14L) : List.of(13L), handles);
    }

    @Test
    void aChainWithARecordThatAnotherAgentHasIsNotCancelled() {
        List<OutboundRecord> chain =
                List.of(Chains.record(13, CHAIN_READY, null), Chains.record(14, RETRIEVED, ANOTHER));
        assertEquals(Refusal.HELD, RecordStateMachine.decide(chain, 13, CANCEL_ALL, FACTS));
    }

    @Test
    void theTurnGoesOnWhenARecordIsCancelled() {
        ChainChange change = change(Chains.of(READY, CHAIN_READY, CHAIN_READY), CANCEL);
        assertEquals(NOW, change.now(14).turn().dueAt());
        assertEquals(READY, change.now(14).progress().status());
        assertNull(change.now(15).turn().dueAt());
    }

    @Test
    void aCancelledRecordThatHadNoTurnChangesNobodysTurn() {
        ChainChange change = (ChainChange) RecordStateMachine.decide(Chains.of(READY, CHAIN_READY), 14, CANCEL, FACTS);
        assertEquals(
                List.of(14L),
                change.changed().stream().map(OutboundRecord::handle).toList());
    }

    @Test
    void aRejectedRecordIsDueAtOnceForOthers() {
        ChainChange change = change(Chains.of(RETRIEVED), new Reject());
        OutboundRecord back = change.now(13);
        assertEquals(new Rejection(AGENT, NOW), back.turn().rejection());
        assertEquals(NOW, back.turn().dueAt());
        assertNull(back.hold());
        assertEquals(
                List.of(new AttemptEnd(ATTEMPT, AttemptEnd.Cause.REJECTED, null, false, null)), change.attemptEnds());
    }

    @ParameterizedTest(name = "for the agent {0}: {1}")
    @CsvSource({"true, PERSONAL_RESCHEDULED, 101", "false, CAMPAIGN_RESCHEDULED, 100"})
    void aCallbackWaitsForItsTime(boolean forMember, RecordType type, int rank) {
        OutboundRecord record = change(Chains.of(RETRIEVED), new Reschedule(TOMORROW, forMember))
                .now(13);
        assertEquals(type, record.progress().type());
        assertEquals(TOMORROW, record.turn().dueAt());
        assertEquals(forMember ? AGENT : null, record.turn().memberId());
        assertEquals(rank, LaneKey.of(ANOTHER, record).rank());
    }

    @Test
    void aCallbackOfANumberWhoseTurnItWasNotTakesTheTurn() {
        Reschedule before = new Reschedule(TOMORROW, true).orWaiting();
        ChainChange change = (ChainChange) RecordStateMachine.decide(Chains.of(READY, CHAIN_READY), 14, before, FACTS);
        assertNull(change.now(13).turn().dueAt());
        assertEquals(TOMORROW, change.now(14).turn().dueAt());
    }

    @Test
    void aMissedCallbackIsForAnybody() {
        OutboundRecord callback =
                change(Chains.of(RETRIEVED), new Reschedule(TOMORROW, true)).now(13);
        OutboundRecord missed = RecordStateMachine.decide(List.of(callback), 13, SystemCommand.CALLBACK_MISSED, FACTS)
                .now(13);
        assertEquals(RecordStatus.MISSED_CALLBACK, missed.progress().status());
        assertNull(missed.turn().memberId());
        assertEquals(TOMORROW, missed.turn().dueAt());
    }

    @Test
    void theFifthLostLeaseInARowEndsARecord() {
        OutboundRecord record = Chains.heldBy(AGENT);
        for (int lost = 1; lost < RecordStateMachine.MAX_LOST_LEASES; lost++) {
            record = RecordStateMachine.decide(List.of(record), 13, SystemCommand.LEASE_ENDED, FACTS)
                    .now(13);
            assertEquals(READY, record.progress().status());
            record = heldAgain(record);
        }
        ChainChange last = RecordStateMachine.decide(
                List.of(record, Chains.record(14, CHAIN_READY, null)), 13, SystemCommand.LEASE_ENDED, FACTS);
        assertEquals(RecordStatus.AGENT_ERROR, last.now(13).progress().status());
        assertEquals(NOW, last.now(14).turn().dueAt());
    }

    @Test
    void anExpiredRecordIsStale() {
        OutboundRecord expired = RecordStateMachine.decide(Chains.of(READY), 13, SystemCommand.EXPIRED, FACTS)
                .now(13);
        assertEquals(RecordStatus.STALE, expired.progress().status());
        assertEquals(CallResult.STALE, expired.progress().result());
        assertNull(expired.turn().dueAt());
    }

    @ParameterizedTest
    @EnumSource
    void whatHasChangedMeanwhileStays(SystemCommand command) {
        List<OutboundRecord> ended = Chains.of(UPDATED);
        assertEquals(
                List.of(), RecordStateMachine.decide(ended, 13, command, FACTS).changed());
        List<OutboundRecord> other = Chains.of(command == SystemCommand.LEASE_ENDED ? READY : RETRIEVED);
        assertEquals(
                List.of(), RecordStateMachine.decide(other, 13, command, FACTS).changed());
    }

    @Test
    void aRecordWhoseNumberWasListedWhileItWasHeldEndsWhenItComesBack() {
        OutboundRecord held = Chains.heldBy(AGENT);
        OutboundRecord listed = held.with(held.progress().with(RecordType.NO_CALL));
        for (RecordCommand command :
                List.of(new Reject(), new Reschedule(TOMORROW, true), new Complete(CallResult.BUSY, null))) {
            OutboundRecord back = change(List.of(listed), command).now(13);
            assertEquals(true, back.isEnded(), command::toString);
            assertNull(back.turn().dueAt());
        }
    }

    private static OutboundRecord heldAgain(OutboundRecord record) {
        return new OutboundRecord(
                record.handle(),
                record.chainN(),
                record.campaignId(),
                record.contact(),
                record.progress().with(RETRIEVED),
                record.turn(),
                new Hold(ATTEMPT, AGENT));
    }

    private static ChainChange change(List<OutboundRecord> chain, RecordCommand command) {
        return assertInstanceOf(ChainChange.class, RecordStateMachine.decide(chain, 13, command, FACTS));
    }

    /** The refusal, or the status that the record has afterwards. */
    private static String outcome(RecordStatus status, RecordCommand command) {
        Decision decision = RecordStateMachine.decide(Chains.of(status), 13, command, FACTS);
        return decision instanceof Refusal refusal
                ? refusal.name()
                : ((ChainChange) decision).now(13).progress().status().name();
    }

    private static Facts dialler(UUID attemptId) {
        return new Facts(NOW, null, attemptId, RetryPolicy.DEFAULT, 3);
    }

    private static Update hours(Integer from, Integer until) {
        return new Update(null, null, null, from, until);
    }
}
