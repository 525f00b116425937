package io.outdial.outbound.intake;

import java.util.UUID;

/**
 * Where rows go.
 *
 * @param callingList by its name, null for the campaign's default list
 */
public record RowTarget(UUID clientId, UUID campaignId, String callingList) {}
