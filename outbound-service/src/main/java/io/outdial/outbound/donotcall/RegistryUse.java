package io.outdial.outbound.donotcall;

import java.time.LocalDate;

/**
 * What a campaign has to do with the registry.
 *
 * @param isApplied whether it calls none of its numbers
 * @param downloadedOn of the client's registry; null where it has none
 */
public record RegistryUse(boolean isApplied, LocalDate downloadedOn) {}
