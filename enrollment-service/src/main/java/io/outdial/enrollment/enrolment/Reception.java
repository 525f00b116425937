package io.outdial.enrollment.enrolment;

import java.util.UUID;

/** What outbound-service has made of an enrolment that has begun. */
public record Reception(UUID enrolmentId, UUID customerId, Outcome outcome) {

    public enum Outcome {
        /** There are records, which wait for their call or are called. */
        QUEUED,
        /** None of the numbers may be called. */
        DO_NOT_CALL,
        /** The campaign cannot call these numbers. */
        NOT_DIALABLE,
        /** The campaign has ended, or is gone. */
        CAMPAIGN_OVER
    }
}
