package io.outdial.transfer.routing;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** In which order softphones ring. Named as the contract's constants are. */
@RegisterForReflection
public enum RoutingMode {
    /** One after the other, in the order of the list. */
    LINEAR,
    /** All at once, the first to answer has the call: what careCycle calls round robin (carecycle.md §2.4). */
    ROUND_ROBIN,
    /** Tier after tier, each linear or round robin. */
    GROUPED
}
