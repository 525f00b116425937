package io.outdial.outbound.donotcall;

import java.time.Instant;
import java.util.UUID;

/**
 * On what terms numbers are listed.
 *
 * @param importId that brought them; {@link #NO_IMPORT} where none did, or it makes no difference
 * @param reason null where none is given
 * @param reportedBy who said so, through what
 * @param campaignId in which it was said, null for none
 * @param expiresAt null for never
 */
public record EntryTerms(
        EntryScope scope,
        Origin origin,
        UUID importId,
        String reason,
        String reportedBy,
        UUID campaignId,
        Instant expiresAt) {

    static final UUID NO_IMPORT = new UUID(0, 0);

    /** What an operator has asked for by request. */
    static EntryTerms ofOperator(EntryScope scope, String reason, String reportedBy, Instant expiresAt) {
        return new EntryTerms(scope, Origin.API, NO_IMPORT, reason, reportedBy, null, expiresAt);
    }

    /** What a person has said holds for the whole client, and has no end. */
    static EntryTerms ofPerson(String reportedBy, UUID campaignId) {
        return new EntryTerms(EntryScope.CLIENT, Origin.PERSON, NO_IMPORT, null, reportedBy, campaignId, null);
    }

    /** What the registry says holds until it says something else. */
    static EntryTerms ofRegistry(String reason, String reportedBy) {
        return new EntryTerms(EntryScope.REGISTRY, Origin.IMPORT, NO_IMPORT, reason, reportedBy, null, null);
    }

    /** Whether open records of the numbers end. Other entries are asked when a record is handed out. */
    boolean stopRecords() {
        return scope.kind() == EntryScope.Kind.CLIENT && expiresAt == null;
    }
}
