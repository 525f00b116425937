package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneRule;

/** The statements of {@link RecordRepository} about records that a command has named by a handle. */
final class HandleStatements {

    /**
     * The handles of records and of all others of their chains, in their order, like everybody who locks several
     * records, so that two transactions cannot wait for each other. An array, because a row that was changed while its
     * lock was waited for is judged once more, and must not be lost by a join with what it was before.
     */
    static final String LOCK_CHAINS = findChains(" FOR NO KEY UPDATE OF record");

    /** The same for whoever only looks. */
    static final String FIND_CHAINS = findChains("");

    /** A statement of its own, so that it sees what was committed while the locks were waited for. */
    static final String READ_CHAINS = """
            SELECT record.handle, record.chain_n, record.campaign_id, record.phone, record.phone_key, record.other_phone_key, record.phone_type,
                   record.timezone, array_to_string(calling_window.zones, ' '), record.call_from, record.call_until,
                   record.record_type, record.record_status, record.call_result, record.attempts, record.technical_failures, record.lost_leases,
                   record.due_at, record.priority, record.member_id, record.skill_id, record.source_id, record.rejected_by, record.rejected_at,
                   record.attempt_id, attempt.member_id, record.chain_id
              FROM outbound_record AS record
              LEFT JOIN calling_window ON calling_window.client_id = record.client_id AND calling_window.id = record.window_id
              LEFT JOIN attempt ON attempt.client_id = record.client_id AND attempt.id = record.attempt_id
             WHERE record.client_id = $1 AND record.handle = ANY (CAST(CAST($2 AS text[]) AS bigint[])) ORDER BY record.handle
            """;

    /** Records as the machine left them. A turn is never written into the past, so that new ones come behind it. */
    static final String WRITE = """
            UPDATE outbound_record AS record
               SET phone_type = changed.phone_type, timezone = changed.timezone, call_from = changed.call_from, call_until = changed.call_until,
                   record_type = changed.record_type, record_status = changed.record_status, call_result = changed.call_result,
                   attempts = changed.attempts, technical_failures = changed.technical_failures, lost_leases = changed.lost_leases,
                   due_at = CASE WHEN changed.due_at IS NOT NULL THEN greatest(changed.due_at, now()) END,
                   lane_id = coalesce(changed.lane_id, record.lane_id), window_id = coalesce(changed.window_id, record.window_id),
                   priority = changed.priority, member_id = changed.member_id, skill_id = changed.skill_id,
                   rejected_by = changed.rejected_by, rejected_at = changed.rejected_at,
                   ended_at = CASE WHEN changed.is_ended THEN coalesce(record.ended_at, now()) END,
                   version = record.version + 1, updated_at = now()
              FROM jsonb_to_recordset(CAST(CAST($2 AS text) AS jsonb)) AS changed (
                   handle bigint, phone_type smallint, timezone text, call_from integer, call_until integer,
                   record_type smallint, record_status smallint, call_result smallint, attempts integer, technical_failures smallint, lost_leases smallint,
                   due_at timestamptz, lane_id bigint, window_id integer, priority smallint, member_id uuid, skill_id uuid, rejected_by uuid, rejected_at timestamptz, is_ended boolean)
             WHERE record.client_id = $1 AND record.handle = changed.handle
            """;

    static final String END_ATTEMPTS = """
            UPDATE attempt
               SET ended_at = now(), ended_by = ended.ended_by, call_result = ended.call_result, dialled = ended.dialled, duration_s = ended.duration_s
              FROM jsonb_to_recordset(CAST(CAST($2 AS text) AS jsonb)) AS ended (id uuid, ended_by text, call_result smallint, dialled boolean, duration_s integer)
             WHERE attempt.client_id = $1 AND attempt.id = ended.id AND attempt.ended_at IS NULL
            """;

    static final String EXTEND_LEASE =
            "UPDATE attempt SET lease_until = $3 WHERE client_id = $1 AND id = $2 AND ended_at IS NULL";

    /** Why a number must not be called; null if it may be. The function is the one that every lead asks (V011). */
    static final String ADMIT = """
            SELECT reason FROM lead_admission(CAST($1 AS uuid), CAST($2 AS uuid), CAST($3 AS text[]), CAST($4 AS text[]), CAST($5 AS text[]))
            """;

    /** The first record of its new number in the campaign, unless another one is. */
    static final String SET_NUMBER = """
            UPDATE outbound_record AS record
               SET phone = $3, phone_key = $4, other_phone_key = CAST($5 AS text), key_version = %d, updated_at = now(),
                   is_first = NOT EXISTS (
                       SELECT FROM outbound_record AS first
                        WHERE first.client_id = $1 AND first.phone_key = ANY (CAST($6 AS text[])) AND first.campaign_id = record.campaign_id
                          AND first.is_first AND first.handle <> $2)
                   AND NOT EXISTS (
                       SELECT FROM outbound_record AS first
                        WHERE first.client_id = $1 AND first.other_phone_key = ANY (CAST($6 AS text[])) AND first.campaign_id = record.campaign_id
                          AND first.is_first AND first.handle <> $2)
             WHERE record.client_id = $1 AND record.handle = $2
            """.formatted(PhoneRule.VERSION);

    /**
     * Of the records that a number still has in a campaign and that were not removed, the eldest is the first if none
     * is. Without OFFSET it might be looked for among all records of the client, in their order.
     */
    static final String PROMOTE = """
            UPDATE outbound_record SET is_first = true
             WHERE client_id = $1
               AND handle = (SELECT min(next.handle)
                               FROM (SELECT again.handle FROM outbound_record AS again
                                      WHERE again.client_id = $1 AND again.phone_key = ANY (CAST($3 AS text[])) AND again.campaign_id = $2
                                        AND NOT again.is_first AND again.removed_at IS NULL OFFSET 0) AS next)
               AND NOT EXISTS (SELECT FROM outbound_record AS first
                                WHERE first.client_id = $1 AND first.phone_key = ANY (CAST($3 AS text[])) AND first.campaign_id = $2 AND first.is_first)
            """;

    private HandleStatements() {}

    private static String findChains(String lock) {
        return """
            SELECT record.handle FROM outbound_record AS record
             WHERE record.client_id = $1 AND record.handle = ANY (ARRAY(
                   SELECT chain_id FROM outbound_record WHERE client_id = $1 AND handle = ANY (CAST(CAST($2 AS text[]) AS bigint[]))
                   UNION ALL
                   SELECT member.handle
                     FROM outbound_record AS named JOIN outbound_record AS member
                       ON member.client_id = $1 AND member.chain_id = named.chain_id AND member.chain_id <> member.handle
                    WHERE named.client_id = $1 AND named.handle = ANY (CAST(CAST($2 AS text[]) AS bigint[]))))
             ORDER BY record.handle""" + lock;
    }
}
