package io.outdial.outbound.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * A file that is to be loaded.
 *
 * @param kind what its rows are: {@link ImportKind#name}
 * @param campaignId null where it is for none
 * @param isDryRun whether only the outcomes are wanted
 * @param options of its kind, which alone reads them
 */
public record NewImport(
        UUID clientId, String kind, UUID campaignId, boolean isDryRun, JsonNode options, FileFormat format) {}
