package io.outdial.outbound.record;

import java.util.UUID;

/**
 * What an operation on records names.
 *
 * @param deviceId null where the path of the request can be that of no device
 * @param callingList null for any list of the campaign
 * @param handle null where the record is not named by its handle
 */
public record RecordReferences(UUID deviceId, String campaignName, String callingList, Long handle) {}
