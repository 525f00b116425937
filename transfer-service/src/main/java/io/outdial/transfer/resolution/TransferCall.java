package io.outdial.transfer.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;

/**
 * The call to be transferred.
 *
 * @param customerPhone null if the caller does not give it
 * @param campaignId null if the caller does not give it
 * @param variables the caller's own, scalars only
 * @param region two-letter region that national numbers are read in
 */
record TransferCall(
        UUID clientId, String region, String customerPhone, UUID campaignId, Map<String, JsonNode> variables) {}
