package io.outdial.transfer.routing;

import java.util.List;
import java.util.UUID;

/**
 * What a routing config says, apart from its name: which softphones ring, in which order, for how long, and what happens if nobody answers.
 *
 * @param ringSeconds how long each softphone rings (all of them at once in a round robin)
 * @param longestWaitSeconds after which the call goes to the fallback although not everybody has been rung; null where only the list ends it
 * @param fallbackType null where the routing has no fallback of its own
 * @param memberIds in the order in which they ring; empty in a grouped routing
 * @param tiers in the order in which they ring; empty unless the routing is grouped
 */
public record RoutingPlan(
        RoutingMode mode,
        int ringSeconds,
        Integer longestWaitSeconds,
        SoftphoneFallbackType fallbackType,
        String fallbackPhoneNumber,
        List<UUID> memberIds,
        List<RoutingTier> tiers) {

    public RoutingPlan {
        memberIds = List.copyOf(memberIds);
        tiers = List.copyOf(tiers);
    }
}
