package io.outdial.outbound.record;

import io.outdial.outbound.record.RecordCommand.Edit;
import java.util.UUID;

/**
 * A change of one record.
 *
 * @param campaignId the record must be of it; null for any
 */
public record EditRequest(long handle, UUID campaignId, Edit command) {}
