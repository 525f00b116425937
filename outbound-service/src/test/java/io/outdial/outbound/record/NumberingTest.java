package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers of genesys-web-services.md §5.3 to §5.6: from 0 on, with no gap and in the order of the page. */
class NumberingTest {

    @Test
    void everyNumberHasItsConstant() {
        assertEquals(
                upTo(7),
                Arrays.stream(RecordType.values()).map(RecordType::number).toList());
        assertEquals(
                upTo(9),
                Arrays.stream(RecordStatus.values()).map(RecordStatus::number).toList());
        assertEquals(
                upTo(53),
                Arrays.stream(CallResult.values()).map(CallResult::number).toList());
    }

    @Test
    void thoseThatDecisionsUseAreThoseOfThePage() {
        assertEquals(2, RecordType.GENERAL.number());
        assertEquals(7, RecordType.NO_CALL.number());
        assertEquals(2, RecordStatus.RETRIEVED.number());
        assertEquals(5, RecordStatus.CANCELLED.number());
        assertEquals(9, RecordStatus.CHAIN_READY.number());
        assertEquals(0, CallResult.OK.number());
        assertEquals(9, CallResult.ANSWERING_MACHINE.number());
        assertEquals(28, CallResult.UNKNOWN.number());
        assertEquals(46, CallResult.STALE.number());
        assertEquals(51, CallResult.DO_NOT_CALL.number());
        assertEquals(52, CallResult.CANCEL_RECORD.number());
        assertEquals(53, CallResult.WRONG_NUMBER.number());
        Arrays.stream(RecordStatus.values()).forEach(status -> assertEquals(status, RecordStatus.of(status.number())));
        assertEquals("3, 4, 5, 6, 7", RecordStatus.endedNumbers());
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(0, last).boxed().toList();
    }
}
