package io.outdial.enrollment.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.enrollment.enrolment.EnrolmentStatusRule.Outcome;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnrolmentStatusRuleTest {

    /**
     * Rows are where the enrolment stands, columns what is asked for, both in the order of the given page: {@code S}
     * set, {@code =} already there, {@code E} ended otherwise, {@code -} nobody may set it.
     */
    private static final String TABLE = """
            pending            - - - S S - - - -
            awaiting_call      - - - S S - - - -
            in_progress        - - - S S - - - -
            completed          - - - = E - - - -
            failed             - - - E = - - - -
            expired            - - - E E - - - -
            cancelled          - - - E E - - - -
            skipped            - - - E E - - - -
            exceeded_max_calls - - - E E - - - -
            """;

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource("pairs")
    void everyPair(EnrolmentStatus current, EnrolmentStatus asked, String mark) {
        Outcome expected =
                switch (mark) {
                    case "S" -> new Outcome.Changed(current, asked);
                    case "=" -> new Outcome.Unchanged(current);
                    case "E" -> new Outcome.Ended(current, asked);
                    default -> new Outcome.NotSettable(asked);
                };
        assertEquals(expected, EnrolmentStatusRule.decide(current, asked));
        assertEquals(!mark.equals("-"), EnrolmentStatusRule.isSettable(asked));
    }

    @Test
    void theTableHasEveryPairOnce() {
        assertEquals(
                81,
                pairs().map(pair -> pair.get()[0] + " " + pair.get()[1])
                        .distinct()
                        .count());
    }

    @Test
    void sixStatusesEndAnEnrolment() {
        assertEquals(
                Set.of("completed", "failed", "expired", "cancelled", "skipped", "exceeded_max_calls"),
                Set.of(Arrays.stream(EnrolmentStatus.values())
                        .filter(EnrolmentStatus::isTerminal)
                        .map(EnrolmentStatus::wireValue)
                        .toArray()));
    }

    @Test
    void aWordIsItsStatus() {
        for (EnrolmentStatus status : EnrolmentStatus.values()) {
            assertEquals(status, EnrolmentStatus.of(status.wireValue()));
        }
        assertThrows(IllegalArgumentException.class, () -> EnrolmentStatus.of("done"));
    }

    static Stream<Arguments> pairs() {
        return TABLE.lines().flatMap(line -> {
            String[] cells = line.strip().split("\\s+");
            EnrolmentStatus[] asked = EnrolmentStatus.values();
            return Stream.iterate(0, i -> i < asked.length, i -> i + 1)
                    .map(i -> Arguments.of(EnrolmentStatus.of(cells[0]), asked[i], cells[i + 1]));
        });
    }
}
