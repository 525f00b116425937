package io.outdial.outbound.cloudagent.schedule;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A lead that is to be added, or has been.
 *
 * @param keyId who has scheduled it
 * @param phoneKeys those that its number was compared by when it was scheduled
 * @param fields a JSON object, in their order
 * @param firedAt null until it has been added or refused
 * @param response null as long
 */
record ScheduledLead(
        UUID clientId,
        long id,
        String keyId,
        List<String> phoneKeys,
        String fields,
        Instant createdAt,
        Instant dueAt,
        Instant firedAt,
        String response) {

    ScheduledLead {
        phoneKeys = List.copyOf(phoneKeys);
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "ScheduledLead[" + id + "]";
    }
}
