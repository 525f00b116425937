package io.outdial.enrollment.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.enrollment.enrolment.Reception.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceptionRuleTest {

    @ParameterizedTest
    @CsvSource({
        "QUEUED,        AWAITING_CALL",
        "DO_NOT_CALL,   CANCELLED",
        "CAMPAIGN_OVER, CANCELLED",
        "NOT_DIALABLE,  SKIPPED"
    })
    void aPendingEnrolmentBecomesWhatWasMadeOfIt(Outcome outcome, EnrolmentStatus next) {
        assertEquals(Optional.of(next), ReceptionRule.next(EnrolmentStatus.PENDING, outcome));
    }

    @Test
    void anyOtherStaysAsItIs() {
        for (EnrolmentStatus current : EnrolmentStatus.values()) {
            for (Outcome outcome : Outcome.values()) {
                if (current != EnrolmentStatus.PENDING) {
                    assertEquals(Optional.empty(), ReceptionRule.next(current, outcome), current + " " + outcome);
                }
            }
        }
    }
}
