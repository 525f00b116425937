package io.outdial.transfer.routing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.openapitools.jackson.nullable.JsonNullable;

/** What a request says of a routing: a patch, or a create, which is a patch of {@link RoutingPlan#BLANK}. */
record RoutingPatch(
        JsonNullable<RoutingMode> mode,
        JsonNullable<Integer> ringSeconds,
        JsonNullable<Integer> longestWaitSeconds,
        JsonNullable<SoftphoneFallbackType> fallbackType,
        JsonNullable<String> fallbackPhoneNumber,
        JsonNullable<List<UUID>> memberIds,
        JsonNullable<List<RoutingTier>> tiers) {

    /** False for a patch of the name only. */
    boolean touchesRouting() {
        return Stream.of(mode, ringSeconds, longestWaitSeconds, fallbackType, fallbackPhoneNumber, memberIds, tiers)
                .anyMatch(JsonNullable::isPresent);
    }

    RoutingPlan onto(RoutingPlan stored) {
        return new RoutingPlan(
                mode.orElse(stored.mode()),
                ringSeconds.orElse(stored.ringSeconds()),
                longestWaitSeconds.orElse(stored.longestWaitSeconds()),
                fallbackType.orElse(stored.fallbackType()),
                fallbackPhoneNumber.orElse(stored.fallbackPhoneNumber()),
                memberIds.orElse(stored.memberIds()),
                tiers.orElse(stored.tiers()));
    }

    /** Everybody whom it names, each once. */
    Set<UUID> members() {
        Set<UUID> members = new LinkedHashSet<>(memberIds.orElse(List.of()));
        tiers.orElse(List.of()).forEach(tier -> members.addAll(tier.memberIds()));
        return members;
    }
}
