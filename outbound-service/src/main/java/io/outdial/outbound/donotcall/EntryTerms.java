package io.outdial.outbound.donotcall;

import java.time.Instant;
import java.util.UUID;

/**
 * On what terms numbers are listed.
 *
 * @param reason null where none is given
 * @param reportedBy who said so, through what
 * @param campaignId in which it was said, null for none
 * @param expiresAt null for never
 */
public record EntryTerms(
        EntryScope scope, Origin origin, String reason, String reportedBy, UUID campaignId, Instant expiresAt) {

    /** What a person has said holds for the whole client, and has no end. */
    static EntryTerms ofPerson(String reportedBy, UUID campaignId) {
        return new EntryTerms(EntryScope.CLIENT, Origin.PERSON, null, reportedBy, campaignId, null);
    }

    /** What the registry says holds until it says something else. */
    static EntryTerms ofRegistry(String reason, String reportedBy) {
        return new EntryTerms(EntryScope.REGISTRY, Origin.IMPORT, reason, reportedBy, null, null);
    }

    /** Whether open records of the numbers end. Other entries are asked when a record is handed out. */
    boolean stopRecords() {
        return scope.kind() == EntryScope.Kind.CLIENT && expiresAt == null;
    }
}
