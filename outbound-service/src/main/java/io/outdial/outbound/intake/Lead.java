package io.outdial.outbound.intake;

import io.outdial.platform.phone.PhoneNumber;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A lead that may be stored, if its number allows.
 *
 * @param expiresAt from this instant on it is not dialled, null for never
 * @param memberId the agent it is for, null for any
 * @param skillId the skill it needs, null for none
 */
public record Lead(
        PhoneNumber phone,
        int priority,
        Instant expiresAt,
        String name,
        UUID memberId,
        UUID skillId,
        Map<String, String> columns,
        boolean checkDuplicate,
        Action action) {}
