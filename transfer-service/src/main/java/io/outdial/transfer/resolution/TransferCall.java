package io.outdial.transfer.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;

/**
 * The call that is to be handed over.
 *
 * @param customerPhone null where the caller does not say
 * @param campaignId null where the caller does not say
 * @param variables the caller's own, scalars only
 * @param region two-letter region that national numbers are read in
 */
record TransferCall(
        UUID clientId, String region, String customerPhone, UUID campaignId, Map<String, JsonNode> variables) {}
