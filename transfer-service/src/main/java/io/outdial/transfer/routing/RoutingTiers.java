package io.outdial.transfer.routing;

import java.util.List;

/** The tiers as they are stored: the database client reads a JSON column whose value is an object. */
record RoutingTiers(List<RoutingTier> tiers) {}
