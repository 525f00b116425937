package io.outdial.outbound.peer;

/**
 * Customers of a campaign by the status of their enrolment.
 *
 * @param total those of every status, {@code awaiting_call} too, which careCycle's counts leave out (carecycle.md §4)
 */
public record EnrolmentCounts(
        long total,
        long expired,
        long failed,
        long pending,
        long completed,
        long exceededMaxCalls,
        long inProgress,
        long cancelled,
        long skipped) {

    public static final EnrolmentCounts NOBODY = new EnrolmentCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);
}
