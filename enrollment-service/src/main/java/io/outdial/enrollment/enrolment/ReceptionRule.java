package io.outdial.enrollment.enrolment;

import java.util.Optional;

/**
 * What becomes of an enrolment once outbound-service has received it. Only a pending one changes: any other has ended,
 * or has records already, which say what becomes of it.
 */
final class ReceptionRule {

    private ReceptionRule() {}

    /** Empty if it stays as it is. */
    static Optional<EnrolmentStatus> next(EnrolmentStatus current, Reception.Outcome outcome) {
        if (current != EnrolmentStatus.PENDING) {
            return Optional.empty();
        }
        return Optional.of(
                switch (outcome) {
                    case QUEUED -> EnrolmentStatus.AWAITING_CALL;
                    case DO_NOT_CALL, CAMPAIGN_OVER -> EnrolmentStatus.CANCELLED;
                    case NOT_DIALABLE -> EnrolmentStatus.SKIPPED;
                });
    }
}
