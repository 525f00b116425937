package io.outdial.outbound.entry;

import java.util.List;
import java.util.UUID;

/**
 * How a set of assignments differs from the one that it replaced.
 *
 * @param added ids that were not assigned before
 * @param removed ids that are not assigned any more
 */
public record AssignmentChange(List<UUID> added, List<UUID> removed) {}
