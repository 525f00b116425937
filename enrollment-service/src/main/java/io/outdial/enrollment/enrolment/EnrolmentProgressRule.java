package io.outdial.enrollment.enrolment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What the status of an enrolment follows from: those of its chains. While one of them goes on, so does the enrolment;
 * of several ends the first of this order counts. What has ended stays as it is.
 */
public final class EnrolmentProgressRule {

    private static final List<EnrolmentStatus> PRECEDENCE = List.of(
            EnrolmentStatus.IN_PROGRESS,
            EnrolmentStatus.AWAITING_CALL,
            EnrolmentStatus.COMPLETED,
            EnrolmentStatus.CANCELLED,
            EnrolmentStatus.EXCEEDED_MAX_CALLS,
            EnrolmentStatus.EXPIRED,
            EnrolmentStatus.FAILED,
            EnrolmentStatus.SKIPPED);

    private EnrolmentProgressRule() {}

    /** @param chains without those that others have replaced; where all have been, those others are yet to come */
    public static EnrolmentStatus decide(EnrolmentStatus current, Collection<EnrolmentStatus> chains) {
        return current.isTerminal()
                ? current
                : chains.stream()
                        .min(Comparator.comparingInt(PRECEDENCE::indexOf))
                        .orElse(EnrolmentStatus.AWAITING_CALL);
    }
}
