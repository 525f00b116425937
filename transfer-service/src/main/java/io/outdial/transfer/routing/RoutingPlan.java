package io.outdial.transfer.routing;

import java.util.List;
import java.util.UUID;

/**
 * The settings of a routing config: which softphones ring, in which order, for how long, and what happens if nobody
 * answers.
 *
 * @param ringSeconds how long each softphone rings (all at once in a round robin)
 * @param longestWaitSeconds after this time the call goes to the fallback even if members have not been rung yet; null
 *     if only the end of the list ends it
 * @param fallbackType null if the routing has no fallback of its own
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

    private static final int DEFAULT_RING_SECONDS = 20;

    /** The defaults of a new routing config. */
    static final RoutingPlan DEFAULT =
            new RoutingPlan(RoutingMode.LINEAR, DEFAULT_RING_SECONDS, null, null, null, List.of(), List.of());

    public RoutingPlan {
        memberIds = List.copyOf(memberIds);
        tiers = List.copyOf(tiers);
    }

    /** Without the list that the mode does not use. That list is stored for a change of the mode. */
    RoutingPlan effectivePlan() {
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
