package io.outdial.enrollment.enrolment;

import java.util.UUID;

/**
 * What became of a wish to enrol a customer.
 *
 * @param enrolmentId null where there is none
 * @param status where the enrolment stands, as its word; null where there is none
 */
public record EnrolmentResult(UUID customerId, Outcome outcome, UUID enrolmentId, String status) {

    public enum Outcome {
        ENROLLED,
        ALREADY_ENROLLED,
        NOT_FOUND,
        DO_NOT_CALL
    }
}
