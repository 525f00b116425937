package io.outdial.outbound.record;

import java.time.Instant;
import java.util.UUID;

/**
 * Whose turn it is, and when.
 *
 * @param dueAt from then on the record may be handed out; of one that is, the end of the lease; null while it is not
 *     its turn
 * @param priority 0 to 99
 * @param memberId the agent it is for, null for any
 * @param skillId the skill it needs, null for none
 * @param rejection the last one, null where there was none
 */
record Turn(Instant dueAt, int priority, UUID memberId, UUID skillId, UUID sourceId, Rejection rejection) {

    Turn dueAt(Instant at) {
        return new Turn(at, priority, memberId, skillId, sourceId, rejection);
    }

    Turn ofMember(UUID member) {
        return new Turn(dueAt, priority, member, skillId, sourceId, rejection);
    }

    Turn rejected(Rejection by) {
        return new Turn(dueAt, priority, memberId, skillId, sourceId, by);
    }
}
