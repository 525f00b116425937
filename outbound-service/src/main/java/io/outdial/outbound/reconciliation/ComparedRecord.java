package io.outdial.outbound.reconciliation;

import io.outdial.platform.phone.PhoneNumber;
import java.time.Instant;
import java.util.UUID;

/**
 * A record that is old enough for the other service to know it.
 *
 * @param customerId null if nobody has said whose it is
 * @param enrolmentId null where the customer has none
 */
record ComparedRecord(
        long handle,
        long chainId,
        UUID campaignId,
        PhoneNumber number,
        Instant createdAt,
        UUID customerId,
        UUID enrolmentId,
        Standing standing) {

    /** How far it has come. */
    enum Standing {
        /** It may still be dialled. */
        OPEN,
        /** It has ended, and it is the first of a chain that has. */
        END_OF_CHAIN,
        /** It has ended. */
        ENDED
    }
}
