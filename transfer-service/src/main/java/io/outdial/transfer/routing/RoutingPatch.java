package io.outdial.transfer.routing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.openapitools.jackson.nullable.JsonNullable;

/** The settings that a request gives. A create is a patch of {@link RoutingPlan#DEFAULT}. */
record RoutingPatch(
        JsonNullable<RoutingMode> mode,
        JsonNullable<Integer> ringSeconds,
        JsonNullable<Integer> longestWaitSeconds,
        JsonNullable<SoftphoneFallbackType> fallbackType,
        JsonNullable<String> fallbackPhoneNumber,
        JsonNullable<List<UUID>> memberIds,
        JsonNullable<List<RoutingTier>> tiers) {

    /** False for a patch of the name alone. */
    boolean touchesRouting() {
        return Stream.of(mode, ringSeconds, longestWaitSeconds, fallbackType, fallbackPhoneNumber, memberIds, tiers)
                .anyMatch(JsonNullable::isPresent);
    }

    RoutingPlan applyTo(RoutingPlan stored) {
        return new RoutingPlan(
                mode.orElse(stored.mode()),
                ringSeconds.orElse(stored.ringSeconds()),
                longestWaitSeconds.orElse(stored.longestWaitSeconds()),
                fallbackType.orElse(stored.fallbackType()),
                fallbackPhoneNumber.orElse(stored.fallbackPhoneNumber()),
                memberIds.orElse(stored.memberIds()),
                tiers.orElse(stored.tiers()));
    }

    /** All members in the request, each once. */
    Set<UUID> members() {
        Set<UUID> members = new LinkedHashSet<>(memberIds.orElse(List.of()));
        tiers.orElse(List.of()).forEach(tier -> members.addAll(tier.memberIds()));
        return members;
    }
}
