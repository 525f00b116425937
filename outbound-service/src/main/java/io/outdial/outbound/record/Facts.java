package io.outdial.outbound.record;

import java.time.Instant;
import java.util.UUID;

/**
 * What a decision about a record depends on besides the record.
 *
 * @param memberId the agent who asks, null where none does
 * @param attemptId the hand-out that a dialler asks about, null where none does
 * @param maxAttempts after as many calls that count a record ends
 */
record Facts(Instant now, UUID memberId, UUID attemptId, RetryPolicy policy, int maxAttempts) {

    /** Whether whoever asks has the record. */
    boolean holds(OutboundRecord record) {
        Hold hold = record.hold();
        return hold != null
                && (attemptId == null
                        ? memberId != null && memberId.equals(hold.memberId())
                        : attemptId.equals(hold.attemptId()));
    }
}
