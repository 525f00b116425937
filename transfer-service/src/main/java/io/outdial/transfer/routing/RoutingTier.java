package io.outdial.transfer.routing;

import java.util.List;
import java.util.UUID;

/**
 * One step of a grouped routing.
 *
 * @param mode never grouped: tiers do not nest
 */
public record RoutingTier(RoutingMode mode, List<UUID> memberIds) {}
