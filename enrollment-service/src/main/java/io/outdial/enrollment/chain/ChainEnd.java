package io.outdial.enrollment.chain;

import io.outdial.enrollment.enrolment.EnrolmentStatus;

/** Why a number of a chain is not called any more. Of those of several numbers the first of this order counts. */
public enum ChainEnd {
    REACHED(EnrolmentStatus.COMPLETED),
    OTHER_NUMBER_REACHED(EnrolmentStatus.COMPLETED),
    DO_NOT_CALL(EnrolmentStatus.CANCELLED),
    ATTEMPTS_USED(EnrolmentStatus.EXCEEDED_MAX_CALLS),
    EXPIRED(EnrolmentStatus.EXPIRED),
    CANCELLED(EnrolmentStatus.CANCELLED),
    /** Again and again nobody gave it back in time. */
    LOST_LEASES(EnrolmentStatus.FAILED),
    BAD_NUMBER(EnrolmentStatus.FAILED),
    /** New records of the same person have taken its place. */
    REPLACED(null);

    private final EnrolmentStatus status;

    ChainEnd(EnrolmentStatus status) {
        this.status = status;
    }

    /** Of an enrolment whose only chain ends so; null where the chain says nothing of that any more. */
    EnrolmentStatus status() {
        return status;
    }
}
