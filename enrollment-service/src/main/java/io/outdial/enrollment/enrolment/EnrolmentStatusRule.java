package io.outdial.enrollment.enrolment;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The status machine of an enrolment as far as callers may use it: they can end an open enrolment as completed or
 * failed. An ended one stays as it is. Only the product itself sets the other terminal statuses (carecycle.md §1.2, ADR
 * 0005).
 */
final class EnrolmentStatusRule {

    private static final Set<EnrolmentStatus> SETTABLE = EnumSet.of(EnrolmentStatus.COMPLETED, EnrolmentStatus.FAILED);

    private EnrolmentStatusRule() {}

    /** The result of a request to set a status. */
    sealed interface Outcome {

        /** The enrolment gets the status. */
        record Changed(EnrolmentStatus previous, EnrolmentStatus status) implements Outcome {}

        /** It has that status already, so nothing changes. */
        record Unchanged(EnrolmentStatus status) implements Outcome {}

        /** No caller may set that status, whatever the current one is. */
        record NotSettable(EnrolmentStatus requested) implements Outcome {}

        /** It has ended with another status, which is final. */
        record Ended(EnrolmentStatus current, EnrolmentStatus requested) implements Outcome {}
    }

    /** Whether a caller may request this status at all. Does not depend on the enrolment. */
    static boolean isSettable(EnrolmentStatus requested) {
        return SETTABLE.contains(requested);
    }

    /** The statuses that a caller may request, for messages. */
    static String settable() {
        return SETTABLE.stream().map(EnrolmentStatus::wireValue).collect(Collectors.joining(" or "));
    }

    static Outcome decide(EnrolmentStatus current, EnrolmentStatus requested) {
        if (!isSettable(requested)) {
            return new Outcome.NotSettable(requested);
        }
        if (current == requested) {
            return new Outcome.Unchanged(current);
        }
        return current.isTerminal() ? new Outcome.Ended(current, requested) : new Outcome.Changed(current, requested);
    }
}
