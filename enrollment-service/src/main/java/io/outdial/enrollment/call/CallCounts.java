package io.outdial.enrollment.call;

/**
 * Calls that were made for a campaign.
 *
 * @param today since midnight where the client is
 */
public record CallCounts(long total, long today) {

    public static final CallCounts NONE = new CallCounts(0, 0);
}
