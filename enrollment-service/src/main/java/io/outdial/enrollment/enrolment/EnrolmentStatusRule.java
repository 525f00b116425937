package io.outdial.enrollment.enrolment;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The status machine of an enrolment, as far as a caller may turn it: an open enrolment can be ended as completed or
 * failed, and an ended one stays as it is. The other terminal statuses are results of the product's own doing and
 * cannot be set from outside (carecycle.md §1.2, ADR 0005).
 */
final class EnrolmentStatusRule {

    private static final Set<EnrolmentStatus> SETTABLE = EnumSet.of(EnrolmentStatus.COMPLETED, EnrolmentStatus.FAILED);

    private EnrolmentStatusRule() {}

    /** What becomes of a wish to set a status. */
    sealed interface Outcome {

        /** The enrolment changes. */
        record Changed(EnrolmentStatus previous, EnrolmentStatus status) implements Outcome {}

        /** It has that status already: as good as done, nothing changes. */
        record AlreadyThere(EnrolmentStatus status) implements Outcome {}

        /** Nobody may set that status, whatever the enrolment's own is. */
        record NotSettable(EnrolmentStatus asked) implements Outcome {}

        /** It has ended otherwise, and an end is an end. */
        record Ended(EnrolmentStatus current, EnrolmentStatus asked) implements Outcome {}
    }

    /** Whether a caller may ask for this status at all; known without looking at any enrolment. */
    static boolean isSettable(EnrolmentStatus asked) {
        return SETTABLE.contains(asked);
    }

    /** The statuses a caller may ask for, for messages. */
    static String settable() {
        return SETTABLE.stream().map(EnrolmentStatus::wireValue).collect(Collectors.joining(" or "));
    }

    static Outcome decide(EnrolmentStatus current, EnrolmentStatus asked) {
        if (!isSettable(asked)) {
            return new Outcome.NotSettable(asked);
        }
        if (current == asked) {
            return new Outcome.AlreadyThere(current);
        }
        return current.isTerminal() ? new Outcome.Ended(current, asked) : new Outcome.Changed(current, asked);
    }
}
