package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneRule;

/** The statements of {@link RecordRepository} about records that a command has named by a handle. */
final class HandleStatements {

    /** In ascending order, so that two transactions with records of one chain cannot wait for each other. */
    static final String LOCK_RECORDS = """
            SELECT record.handle, record.phone, record.phone_key, record.other_phone_key, record.record_status, record.call_from, record.call_until
              FROM outbound_record AS record
             WHERE record.client_id = ?1 AND record.handle IN (
                   SELECT CAST(?2 AS bigint)
                   UNION ALL
                   SELECT member.handle
                     FROM outbound_record AS named JOIN outbound_record AS member ON member.client_id = ?1 AND member.chain_id = named.chain_id
                    WHERE named.client_id = ?1 AND named.handle = CAST(?2 AS bigint) AND CAST(?3 AS boolean))
             ORDER BY record.handle FOR NO KEY UPDATE OF record
            """;

    /** A {@link Transition} of some records. */
    static final String APPLY = """
            UPDATE outbound_record
               SET record_type = coalesce(CAST(?3 AS smallint), record_type), record_status = coalesce(CAST(?4 AS smallint), record_status),
                   call_result = coalesce(CAST(?5 AS smallint), call_result), updated_at = now()
             WHERE client_id = ?1 AND handle = ANY (CAST(CAST(?2 AS text[]) AS bigint[]))
            """;

    static final String SET_DETAILS = """
            UPDATE outbound_record
               SET phone_type = coalesce(CAST(?3 AS smallint), phone_type), timezone = coalesce(CAST(?4 AS text), timezone),
                   call_from = coalesce(CAST(?5 AS integer), call_from), call_until = coalesce(CAST(?6 AS integer), call_until), updated_at = now()
             WHERE client_id = ?1 AND handle = ?2
            """;

    /** Why a number must not be called; null if it may be. The function is the one that every lead asks (V011). */
    static final String ADMIT = """
            SELECT reason FROM lead_admission(CAST(?1 AS uuid), CAST(?2 AS uuid), CAST(?3 AS text[]), CAST(?4 AS text[]), CAST(?5 AS text[]))
            """;

    /** The first record of its new number in the campaign, unless another one is. */
    static final String SET_NUMBER = """
            UPDATE outbound_record AS record
               SET phone = ?3, phone_key = ?4, other_phone_key = CAST(?5 AS text), key_version = %d, updated_at = now(),
                   is_first = NOT EXISTS (
                       SELECT FROM outbound_record AS first
                        WHERE first.client_id = ?1 AND first.phone_key = ANY (CAST(?6 AS text[])) AND first.campaign_id = record.campaign_id
                          AND first.is_first AND first.handle <> ?2)
                   AND NOT EXISTS (
                       SELECT FROM outbound_record AS first
                        WHERE first.client_id = ?1 AND first.other_phone_key = ANY (CAST(?6 AS text[])) AND first.campaign_id = record.campaign_id
                          AND first.is_first AND first.handle <> ?2)
             WHERE record.client_id = ?1 AND record.handle = ?2
            """.formatted(PhoneRule.VERSION);

    /** Of the records that a number still has in a campaign, the eldest is the first if none is. */
    static final String PROMOTE = """
            UPDATE outbound_record SET is_first = true
             WHERE client_id = ?1
               AND handle = (SELECT min(next.handle) FROM outbound_record AS next
                              WHERE next.client_id = ?1 AND next.phone_key = ANY (CAST(?3 AS text[])) AND next.campaign_id = ?2 AND NOT next.is_first)
               AND NOT EXISTS (SELECT FROM outbound_record AS first
                                WHERE first.client_id = ?1 AND first.phone_key = ANY (CAST(?3 AS text[])) AND first.campaign_id = ?2 AND first.is_first)
            """;

    private HandleStatements() {}
}
