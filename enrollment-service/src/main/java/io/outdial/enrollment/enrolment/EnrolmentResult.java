package io.outdial.enrollment.enrolment;

import java.util.UUID;

/**
 * The result of a request to enrol one customer.
 *
 * @param enrolmentId null if there is no enrolment
 * @param status of the enrolment, null if there is none
 */
public record EnrolmentResult(UUID customerId, Outcome outcome, UUID enrolmentId, EnrolmentStatus status) {

    public enum Outcome {
        ENROLLED,
        ALREADY_ENROLLED,
        NOT_FOUND,
        DO_NOT_CALL
    }
}
