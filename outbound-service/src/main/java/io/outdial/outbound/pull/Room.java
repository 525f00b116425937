package io.outdial.outbound.pull;

/**
 * How many more records of a campaign may be handed out.
 *
 * @param records {@link Integer#MAX_VALUE} where nothing limits them
 */
public record Room(int records, Limit limit) {

    /** What keeps it from being more. */
    public enum Limit {
        NONE,
        /** The type of the campaign, and how many agents are free. */
        PACING,
        /** {@code maxConcurrentCalls} of the campaign. */
        MAX_CONCURRENT_CALLS
    }
}
