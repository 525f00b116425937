package io.outdial.outbound.enrolment;

import io.outdial.contract.enrollment.EnrolmentReceptionDto;
import io.outdial.outbound.intake.RowOutcome;
import io.outdial.platform.failure.Failure;
import java.time.Duration;

/**
 * What has become of an enrolment that has begun.
 *
 * @param handle of a record of the chain that it is called by, null if there is none
 * @param isNew whether the chain was made for it
 */
record Reception(BegunEnrolment enrolment, EnrolmentReceptionDto outcome, Long handle, boolean isNew) {

    private static final Duration SOON = Duration.ofSeconds(1);

    static Reception none(BegunEnrolment enrolment, EnrolmentReceptionDto outcome) {
        return new Reception(enrolment, outcome, null, false);
    }

    /**
     * @param outcome of the row that the enrolment was
     * @throws Failure.Unavailable if it is a duplicate of something that is gone by now
     */
    static Reception of(BegunEnrolment enrolment, RowOutcome outcome) {
        if (outcome instanceof RowOutcome.Stored stored) {
            return new Reception(enrolment, EnrolmentReceptionDto.QUEUED, stored.handle(), true);
        }
        if (outcome instanceof RowOutcome.Duplicate duplicate) {
            if (duplicate.known() == null) {
                throw new Failure.Unavailable("The record of the number is gone again", SOON);
            }
            return new Reception(
                    enrolment, EnrolmentReceptionDto.QUEUED, duplicate.known().handle(), false);
        }
        return none(
                enrolment,
                outcome instanceof RowOutcome.DoNotCall
                        ? EnrolmentReceptionDto.DO_NOT_CALL
                        : EnrolmentReceptionDto.NOT_DIALABLE);
    }

    boolean isQueued() {
        return handle != null;
    }
}
