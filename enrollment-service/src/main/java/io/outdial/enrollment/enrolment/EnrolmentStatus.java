package io.outdial.enrollment.enrolment;

import java.util.EnumSet;
import java.util.Set;

/** The status of an enrolment (carecycle.md §1.2). API and database use the same values. */
public enum EnrolmentStatus {
    PENDING("pending"),
    AWAITING_CALL("awaiting_call"),
    IN_PROGRESS("in_progress"),
    COMPLETED("completed"),
    FAILED("failed"),
    EXPIRED("expired"),
    CANCELLED("cancelled"),
    SKIPPED("skipped"),
    EXCEEDED_MAX_CALLS("exceeded_max_calls");

    private static final Set<EnrolmentStatus> OPEN = EnumSet.of(PENDING, AWAITING_CALL, IN_PROGRESS);

    private final String wireValue;

    EnrolmentStatus(String wireValue) {
        this.wireValue = wireValue;
    }

    public String wireValue() {
        return wireValue;
    }

    /** The enrolment has ended, and nobody is called for it any more. */
    public boolean isTerminal() {
        return !OPEN.contains(this);
    }

    /** @throws IllegalArgumentException if no status has this value */
    public static EnrolmentStatus of(String wireValue) {
        for (EnrolmentStatus status : values()) {
            if (status.wireValue.equals(wireValue)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status " + wireValue);
    }
}
