package io.outdial.transfer.routing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/**
 * One step of a grouped routing.
 *
 * @param mode never grouped: tiers do not nest
 */
@RegisterForReflection
public record RoutingTier(RoutingMode mode, List<UUID> memberIds) {}
