package io.outdial.enrollment.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.enrollment.enrolment.EnrolmentStatus;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainStateTest {

    @ParameterizedTest
    @CsvSource({
        "WAITING, '',                           AWAITING_CALL",
        "WAITING, BAD_NUMBER,                   AWAITING_CALL",
        "HELD,    '',                           IN_PROGRESS",
        "ENDED,   REACHED,                      COMPLETED",
        "ENDED,   BAD_NUMBER REACHED,           COMPLETED",
        "ENDED,   OTHER_NUMBER_REACHED REACHED, COMPLETED",
        "ENDED,   BAD_NUMBER,                   FAILED",
        "ENDED,   LOST_LEASES,                  FAILED",
        "ENDED,   BAD_NUMBER ATTEMPTS_USED,     EXCEEDED_MAX_CALLS",
        "ENDED,   ATTEMPTS_USED DO_NOT_CALL,    CANCELLED",
        "ENDED,   CANCELLED ATTEMPTS_USED,      EXCEEDED_MAX_CALLS",
        "ENDED,   CANCELLED,                    CANCELLED",
        "ENDED,   EXPIRED BAD_NUMBER,           EXPIRED",
        "ENDED,   REPLACED CANCELLED,           CANCELLED",
        "ENDED,   REPLACED, ",
        "ENDED,   '',                           CANCELLED"
    })
    void whatAnEnrolmentWithTheChainIs(ChainState state, String ends, EnrolmentStatus status) {
        assertEquals(status, state.status(list(ends)));
    }

    private static List<ChainEnd> list(String ends) {
        return ends.isEmpty()
                ? List.of()
                : Arrays.stream(ends.split(" ")).map(ChainEnd::valueOf).toList();
    }
}
