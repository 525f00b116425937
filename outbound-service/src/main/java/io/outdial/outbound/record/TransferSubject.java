package io.outdial.outbound.record;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A call that is to be handed over.
 *
 * @param attemptId the hand-out of its record
 * @param number in international form, where it has one
 * @param configIds the transfer configs of its campaign
 * @param fields of the record
 * @param earlier where it was handed over already; null where it was not
 */
public record TransferSubject(
        UUID campaignId,
        UUID attemptId,
        String number,
        List<UUID> configIds,
        Map<String, Object> fields,
        Map<String, Object> earlier) {

    public TransferSubject {
        configIds = List.copyOf(configIds);
    }

    /** Does not show who is called. */
    @Override
    public String toString() {
        return "TransferSubject[" + attemptId + "]";
    }
}
