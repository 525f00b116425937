package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.outbound.record.RecordCommand.Cancel;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.outbound.record.RecordCommand.Update;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.phone.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordStateMachineTest {

    private static final DoNotCall DO_NOT_CALL = new DoNotCall(List.of(), ChainAttribute.RECORD_ONLY);
    private static final Cancel CANCEL = new Cancel(ChainAttribute.ALL_CHAIN);
    private static final Update UPDATE = hours(null, null);

    @ParameterizedTest(name = "{0}: do-not-call {1}, cancel {2}, update {3}")
    @CsvSource({
        "NONE,            MARK, CANCEL,    KEEP",
        "READY,           MARK, CANCEL,    KEEP",
        "RETRIEVED,       MARK, RETRIEVED, RETRIEVED",
        "UPDATED,         KEEP, ENDED,     ENDED",
        "STALE,           KEEP, ENDED,     ENDED",
        "CANCELLED,       KEEP, ENDED,     ENDED",
        "AGENT_ERROR,     KEEP, ENDED,     ENDED",
        "CHAIN_UPDATED,   KEEP, ENDED,     ENDED",
        "MISSED_CALLBACK, MARK, CANCEL,    KEEP",
        "CHAIN_READY,     MARK, CANCEL,    KEEP",
    })
    void everyStatusAndCommand(RecordStatus status, String doNotCall, String cancel, String update) {
        assertEquals(decision(doNotCall), RecordStateMachine.decide(record(status), DO_NOT_CALL));
        assertEquals(decision(cancel), RecordStateMachine.decide(record(status), CANCEL));
        assertEquals(decision(update), RecordStateMachine.decide(record(status), UPDATE));
    }

    @Test
    void theTransitionsAreThoseOfThePages() {
        assertEquals(
                new Transition(RecordType.NO_CALL, RecordStatus.UPDATED, CallResult.DO_NOT_CALL),
                RecordStateMachine.MARK);
        assertEquals(new Transition(RecordType.NO_CALL, null, null), RecordStateMachine.STOP);
        assertEquals(new Transition(null, RecordStatus.CANCELLED, CallResult.CANCEL_RECORD), RecordStateMachine.CANCEL);
        assertEquals(
                new Transition(RecordType.NO_CALL, RecordStatus.CANCELLED, CallResult.CANCEL_RECORD),
                RecordStateMachine.ERASE);
    }

    @Test
    void theRecordOfAnErasedPersonHasEndedWhateverItsStatus() {
        OutboundRecord erased = new OutboundRecord(13, ErasedNumber.of("x"), RecordStatus.READY, null, null);
        assertEquals(decision("KEEP"), RecordStateMachine.decide(erased, DO_NOT_CALL));
        assertEquals(Refusal.ENDED, RecordStateMachine.decide(erased, CANCEL));
        assertEquals(Refusal.ENDED, RecordStateMachine.decide(erased, UPDATE));
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
        OutboundRecord record =
                new OutboundRecord(13, new PhoneNumber("3001", "3001"), RecordStatus.READY, storedFrom, storedUntil);
        assertEquals(
                isRefused ? Refusal.NO_HOURS : decision("KEEP"), RecordStateMachine.decide(record, hours(from, until)));
    }

    @ParameterizedTest(name = "named {0}, another of its chain {1}: {2}")
    @CsvSource({
        "READY,     READY,     both",
        "READY,     UPDATED,   named",
        "READY,     CANCELLED, named",
        "READY,     RETRIEVED, refused",
        "RETRIEVED, READY,     refused",
        "UPDATED,   READY,     refused",
    })
    void aCommandOnAChain(RecordStatus named, RecordStatus other, String affected) {
        List<OutboundRecord> chain = List.of(record(13, named), record(14, other));
        if (affected.equals("refused")) {
            assertThrows(Failure.Refused.class, () -> RecordStateMachine.affected(chain, 13, CANCEL));
            return;
        }
        Set<Long> handles = RecordStateMachine.affected(chain, 13, CANCEL).stream()
                .map(OutboundRecord::handle)
                .collect(Collectors.toSet());
        assertEquals(affected.equals("both") ? Set.of(13L, 14L) : Set.of(13L), handles);
    }

    private static Decision decision(String name) {
        return switch (name) {
            case "MARK" -> RecordStateMachine.MARK;
            case "CANCEL" -> RecordStateMachine.CANCEL;
            case "KEEP" -> new Transition(null, null, null);
            default ->
                Arrays.stream(Refusal.values())
                        .filter(refusal -> refusal.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        };
    }

    private static Update hours(Integer from, Integer until) {
        return new Update(null, null, null, from, until);
    }

    private static OutboundRecord record(RecordStatus status) {
        return record(13, status);
    }

    private static OutboundRecord record(long handle, RecordStatus status) {
        return new OutboundRecord(handle, new PhoneNumber("3001", "3001"), status, null, null);
    }
}
