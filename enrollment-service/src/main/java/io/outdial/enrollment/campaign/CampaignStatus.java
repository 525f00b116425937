package io.outdial.enrollment.campaign;

import java.util.EnumSet;
import java.util.Set;

/** Where an enrolment stands (carecycle.md §1.2). The words are the ones on the wire and in the database. */
public enum CampaignStatus {
    PENDING("pending"),
    AWAITING_CALL("awaiting_call"),
    IN_PROGRESS("in_progress"),
    COMPLETED("completed"),
    FAILED("failed"),
    EXPIRED("expired"),
    CANCELLED("cancelled"),
    SKIPPED("skipped"),
    EXCEEDED_MAX_CALLS("exceeded_max_calls");

    private static final Set<CampaignStatus> OPEN = EnumSet.of(PENDING, AWAITING_CALL, IN_PROGRESS);

    private final String word;

    CampaignStatus(String word) {
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
    static CampaignStatus of(String word) {
        for (CampaignStatus status : values()) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status " + word);
    }
}
