package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndReasonTest {

    @ParameterizedTest
    @CsvSource({
        "GENERAL, READY, UNKNOWN, WAITING, ",
        "GENERAL, CHAIN_READY, NO_ANSWER, WAITING, ",
        "CAMPAIGN_RESCHEDULED, MISSED_CALLBACK, UNKNOWN, WAITING, ",
        "GENERAL, RETRIEVED, UNKNOWN, HELD, ",
        "NO_CALL, RETRIEVED, UNKNOWN, ENDED, DO_NOT_CALL",
        "NO_CALL, READY, UNKNOWN, ENDED, DO_NOT_CALL",
        "NO_CALL, UPDATED, DO_NOT_CALL, ENDED, DO_NOT_CALL",
        "GENERAL, UPDATED, ANSWER, ENDED, REACHED",
        "GENERAL, UPDATED, WRONG_NUMBER, ENDED, BAD_NUMBER",
        "GENERAL, UPDATED, BUSY, ENDED, ATTEMPTS_USED",
        "GENERAL, UPDATED, SYSTEM_ERROR, ENDED, ATTEMPTS_USED",
        "GENERAL, CANCELLED, CANCEL_RECORD, ENDED, CANCELLED",
        "GENERAL, CANCELLED, DO_NOT_CALL, ENDED, DO_NOT_CALL",
        "GENERAL, STALE, STALE, ENDED, EXPIRED",
        "GENERAL, AGENT_ERROR, UNKNOWN, ENDED, LOST_LEASES",
        "GENERAL, CHAIN_UPDATED, UNKNOWN, ENDED, OTHER_NUMBER_REACHED",
    })
    void whatARecordEndedBy(
            RecordType type, RecordStatus status, CallResult result, RecordState state, EndReason reason) {
        assertEquals(state, RecordState.of(type, status));
        assertEquals(reason, EndReason.of(type, status, result));
    }

    /** However a record came to be as it is: it has a reason if it has ended, and none while it has not. */
    @Test
    void onlyWhatHasEndedHasAReason() {
        for (RecordType type : RecordType.values()) {
            for (RecordStatus status : RecordStatus.values()) {
                Arrays.stream(CallResult.values())
                        .forEach(result -> assertEquals(
                                RecordState.of(type, status) == RecordState.ENDED,
                                EndReason.of(type, status, result) != null,
                                type + " " + status + " " + result));
            }
        }
    }
}
