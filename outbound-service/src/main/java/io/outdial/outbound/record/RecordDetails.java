package io.outdial.outbound.record;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A record as it stands, for whoever reads it.
 *
 * @param otherPhoneKey its number in another reading; null where there is one only
 * @param userData mapped columns and other fields of the record
 * @param rejectedBy the member who rejected it last; null where none did
 * @param importId the import that brought it; null for none
 */
public record RecordDetails(
        HandedOut.Key key,
        UUID campaignId,
        RecordStatus status,
        HandedOut.Destination destination,
        String otherPhoneKey,
        HandedOut.Progress progress,
        HandedOut.Audience audience,
        HandedOut.Person person,
        Map<String, Object> userData,
        Times times,
        UUID rejectedBy,
        Instant rejectedAt,
        UUID importId) {

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "RecordDetails[" + key + "]";
    }

    /**
     * @param dueAt when it may be handed out, or the end of its lease; null where it is not its turn
     * @param expiresAt null where it does not expire
     * @param endedAt null while it is called
     */
    public record Times(Instant dueAt, Instant expiresAt, Instant createdAt, Instant updatedAt, Instant endedAt) {}

    public RecordState state() {
        return RecordState.of(progress.type(), status);
    }

    /** Null while it may be called. */
    public EndReason endReason() {
        return EndReason.of(progress.type(), status, progress.lastResult());
    }
}
