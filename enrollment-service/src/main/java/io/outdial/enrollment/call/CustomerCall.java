package io.outdial.enrollment.call;

import java.time.Instant;
import java.util.UUID;

/**
 * A call in the list of a customer's.
 *
 * @param callerId the number of the customer
 * @param disposition null where nobody said what came of it
 * @param durationMs null where nobody said
 * @param sourceName where the number came from, null where nobody said
 */
record CustomerCall(
        UUID id,
        UUID campaignId,
        Instant calledAt,
        String disposition,
        Long durationMs,
        String callerId,
        String sourceName) {}
