package io.outdial.enrollment.peer;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What there is.
 *
 * @param defaultLeadCost of a source that was asked for by its public identifier, null where none is set
 */
public record DirectoryEntry(UUID id, BigDecimal defaultLeadCost) {}
