package io.outdial.outbound.intake;

import java.util.UUID;

/**
 * A row that may be stored if its numbers allow.
 *
 * @param n its place among all rows
 * @param memberId the agent it is for, null for any
 * @param skillId the skill it needs, null for none
 * @param sourceId null where it names none
 */
record RowDraft(int n, RecordRow row, UUID memberId, UUID skillId, UUID sourceId) {}
