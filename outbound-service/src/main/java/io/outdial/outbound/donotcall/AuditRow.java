package io.outdial.outbound.donotcall;

import java.time.Instant;

/**
 * What became of an entry.
 *
 * @param n its number; the rows of a client have no gaps
 * @param action such as {@code listed}
 * @param phone as it was given; null where its owner was erased
 * @param reason null where none was given, or the owner was erased
 * @param reportedBy who did it, and through what
 * @param expiresAt end of the entry; null for never
 * @param hash of this row
 * @param previous that of the row before
 */
record AuditRow(
        long n,
        Instant at,
        String action,
        String phone,
        String reason,
        EntryScope scope,
        Origin origin,
        String reportedBy,
        Instant expiresAt,
        String hash,
        String previous) {

    /** Does not show whom it is about. */
    @Override
    public String toString() {
        return "AuditRow[" + n + "]";
    }
}
