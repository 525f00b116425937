package io.outdial.transfer.routing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The tiers as they are stored: the database client reads a JSON column whose value is an object. */
@RegisterForReflection
record RoutingTiers(List<RoutingTier> tiers) {}
