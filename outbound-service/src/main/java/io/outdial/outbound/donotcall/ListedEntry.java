package io.outdial.outbound.donotcall;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry as it is read.
 *
 * @param phone as it was given first
 * @param importId nil unless an import brought it
 * @param reason null where none was given
 * @param reportedBy who listed it, and through what
 * @param expiresAt null for never
 */
public record ListedEntry(
        String phone,
        String phoneKey,
        EntryScope scope,
        Origin origin,
        UUID importId,
        String reason,
        String reportedBy,
        Instant listedAt,
        Instant expiresAt) {

    /** Does not show whom it is about. */
    @Override
    public String toString() {
        return "ListedEntry[" + scope + "]";
    }
}
