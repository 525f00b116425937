package io.outdial.outbound.record;

import java.util.UUID;

/**
 * A record that is handed out.
 *
 * @param attemptId of the hand-out
 * @param memberId the agent who has it, null where a dialler has
 */
record Hold(UUID attemptId, UUID memberId) {}
