package io.outdial.outbound.donotcall;

import io.outdial.outbound.record.CallResult;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a telephone.
 *
 * @param kind such as {@code listed} or {@code handed_out}
 * @param by who did it, and through what; null where nobody did
 * @param scope of the entry; null where it is about a record
 * @param campaignId null where it was in none
 * @param reason null where none was given
 * @param expiresAt end of the entry; null where it has none
 * @param handle of the record; null where it is about an entry
 * @param attemptId of the hand-out; null where it is none
 * @param callResult what came of the call; null where it is no call
 * @param auditNumber of the row of the audit; null where it is none
 */
record Evidence(
        Instant at,
        String kind,
        String by,
        EntryScope scope,
        UUID campaignId,
        String reason,
        Instant expiresAt,
        Long handle,
        UUID attemptId,
        CallResult callResult,
        Long auditNumber) {}
