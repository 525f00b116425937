package io.outdial.enrollment.call;

import java.time.Instant;
import java.util.UUID;

/**
 * A call to a number of a chain, as outbound-service tells of it.
 *
 * @param disposition null where nobody said what came of it
 * @param durationMs null where nobody said
 * @param sourceName where the number came from, null where nobody said
 * @param version larger than where less was known of the call
 */
public record MadeCall(
        UUID id,
        long chainId,
        UUID campaignId,
        Instant calledAt,
        String disposition,
        Long durationMs,
        String sourceName,
        long version) {}
