package io.outdial.transfer.routing;

import java.util.List;
import java.util.UUID;

/**
 * What a routing config says, apart from its name: which softphones ring, in which order, for how long, and what
 * happens if nobody answers.
 *
 * @param ringSeconds how long each softphone rings (all of them at once in a round robin)
 * @param longestWaitSeconds after which the call goes to the fallback although not everybody has been rung; null where
 *     only the list ends it
 * @param fallbackType null where the routing has no fallback of its own
 * @param memberIds in the order in which they ring; empty in the {@link RoutingConfig#plan()} of a grouped routing
 * @param tiers in the order in which they ring; empty in the {@link RoutingConfig#plan()} of a routing that is not
 *     grouped
 */
public record RoutingPlan(
        RoutingMode mode,
        int ringSeconds,
        Integer longestWaitSeconds,
        SoftphoneFallbackType fallbackType,
        String fallbackPhoneNumber,
        List<UUID> memberIds,
        List<RoutingTier> tiers) {

    private static final int USUAL_RING_SECONDS = 20;

    /** What a new routing config says before it is told anything. */
    static final RoutingPlan BLANK =
            new RoutingPlan(RoutingMode.LINEAR, USUAL_RING_SECONDS, null, null, null, List.of(), List.of());

    public RoutingPlan {
        memberIds = List.copyOf(memberIds);
        tiers = List.copyOf(tiers);
    }

    /** Without the list that the mode makes no use of: it is kept for a change of the mode. */
    RoutingPlan whatCounts() {
        boolean grouped = mode == RoutingMode.GROUPED;
        return new RoutingPlan(
                mode,
                ringSeconds,
                longestWaitSeconds,
                fallbackType,
                fallbackPhoneNumber,
                grouped ? List.of() : memberIds,
                grouped ? tiers : List.of());
    }
}
