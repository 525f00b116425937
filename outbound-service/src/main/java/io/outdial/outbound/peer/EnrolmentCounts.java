package io.outdial.outbound.peer;

/**
 * Customers of a campaign by the status of their enrolment.
 *
 * @param total those of every status, {@code awaiting_call} too, which careCycle's counts leave out (carecycle.md §4)
 * @param totalCalls that were made for the campaign, whoever was called
 * @param todayCalls since midnight where the client is
 */
public record EnrolmentCounts(
        long total,
        long totalCalls,
        long todayCalls,
        long expired,
        long failed,
        long pending,
        long completed,
        long exceededMaxCalls,
        long inProgress,
        long cancelled,
        long skipped) {

    public static final EnrolmentCounts NOBODY = new EnrolmentCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
