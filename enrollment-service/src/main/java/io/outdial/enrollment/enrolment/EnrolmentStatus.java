package io.outdial.enrollment.enrolment;

import java.util.EnumSet;
import java.util.Set;

/** Where an enrolment stands (carecycle.md §1.2). The words are the ones on the wire and in the database. */
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

    private final String word;

    EnrolmentStatus(String word) {
        this.word = word;
    }

    public String wireValue() {
        return word;
    }

    /** The enrolment has ended for good: nobody is called for it any more. */
    public boolean isTerminal() {
        return !OPEN.contains(this);
    }

    /** @throws IllegalArgumentException if no status has this word */
    static EnrolmentStatus of(String word) {
        for (EnrolmentStatus status : values()) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status " + word);
    }
}
