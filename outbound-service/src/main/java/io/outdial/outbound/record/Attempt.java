package io.outdial.outbound.record;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One hand-out of a record, and what came of it.
 *
 * @param memberId the agent who had it; null where a dialler had
 * @param takenBy what the dialler called itself; null where an agent had it
 * @param endedAt null while it goes on
 * @param endedBy what ended it, in small letters; null while it goes on
 * @param result null where the number was not called
 * @param dialled whether the number was called; null while nobody knows
 * @param durationSeconds null where it is not known
 * @param transfer where the call was handed over to; null where it was not
 */
public record Attempt(
        UUID id,
        UUID memberId,
        String takenBy,
        Instant takenAt,
        Instant leaseUntil,
        Instant endedAt,
        String endedBy,
        CallResult result,
        Boolean dialled,
        Integer durationSeconds,
        Map<String, Object> transfer) {}
