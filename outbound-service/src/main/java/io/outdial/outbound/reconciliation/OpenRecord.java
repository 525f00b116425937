package io.outdial.outbound.reconciliation;

import io.outdial.platform.phone.PhoneNumber;
import java.time.Instant;
import java.util.UUID;

/**
 * A record that may still be dialled.
 *
 * @param customerId null if nobody has said whose it is
 * @param enrolmentId null where the customer has none
 */
record OpenRecord(
        long handle,
        long chainId,
        UUID campaignId,
        PhoneNumber number,
        Instant createdAt,
        UUID customerId,
        UUID enrolmentId) {}
