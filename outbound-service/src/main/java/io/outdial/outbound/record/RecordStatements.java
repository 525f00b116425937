package io.outdial.outbound.record;

/**
 * The statements of {@link RecordRepository} about all records of some numbers: sets, however many there are. Each part
 * is spelt so that one of the indexes of V002 and V011 serves it.
 */
final class RecordStatements {

    /** In ascending order, so that two transactions with the same numbers cannot wait for each other. */
    static final String LOCK_NUMBERS = """
            SELECT count(pg_advisory_xact_lock(lock))
              FROM (SELECT DISTINCT do_not_call_lock(?1, number) AS lock
                      FROM unnest(CAST(?2 AS text[])) AS number ORDER BY 1) AS ascending
            """;

    /** The records that are meant: the one of the handle, or those of the numbers. */
    private static final String MEANT = """
            WITH meant AS (
                SELECT handle, chain_id FROM outbound_record
                 WHERE client_id = ?1 AND handle = CAST(?2 AS bigint)
                UNION ALL
                SELECT handle, chain_id FROM outbound_record
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(?3 AS text[])) AND campaign_id = ?4 AND is_first
                   AND (CAST(?5 AS uuid) IS NULL OR calling_list_id = CAST(?5 AS uuid))
                UNION ALL
                SELECT handle, chain_id FROM outbound_record
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(?3 AS text[])) AND campaign_id = ?4 AND NOT is_first
                   AND (CAST(?5 AS uuid) IS NULL OR calling_list_id = CAST(?5 AS uuid))
                UNION ALL
                SELECT handle, chain_id FROM outbound_record
                 WHERE client_id = ?1 AND other_phone_key = ANY (CAST(?3 AS text[])) AND campaign_id = ?4
                   AND (CAST(?5 AS uuid) IS NULL OR calling_list_id = CAST(?5 AS uuid))
            )
            """;

    static final String CHAIN_NUMBERS = MEANT + """
            SELECT DISTINCT ON (record.phone_key) record.phone, record.phone_key, record.other_phone_key
              FROM meant JOIN outbound_record AS record ON record.client_id = ?1 AND record.chain_id = meant.chain_id
            """;

    static final String MARK = MEANT
            + """
            , affected AS (
                SELECT handle, true AS marked FROM meant
                UNION ALL
                SELECT record.handle, true
                  FROM meant JOIN outbound_record AS record ON record.client_id = ?1 AND record.chain_id = meant.chain_id
                 WHERE CAST(?6 AS boolean)
                UNION ALL
            %5$s
            ), effect AS (SELECT handle, bool_or(marked) AS marked FROM affected GROUP BY handle)
            UPDATE outbound_record AS record
               SET record_type = CASE WHEN effect.marked THEN %1$d ELSE %6$d END,
                   call_result = CASE WHEN effect.marked THEN %2$d ELSE record.call_result END,
                   record_status = CASE WHEN effect.marked THEN %3$d ELSE record.record_status END,
                   updated_at = now()
              FROM effect
             WHERE record.client_id = ?1 AND record.handle = effect.handle
               AND record.record_status NOT IN (%4$s) AND (effect.marked OR record.record_type <> %6$d)
            """.formatted(
                            RecordStateMachine.MARK.type().number(),
                            RecordStateMachine.MARK.result().number(),
                            RecordStateMachine.MARK.status().number(),
                            RecordStatus.endedNumbers(),
                            recordsOf("?7"),
                            RecordStateMachine.STOP.type().number());

    static final String STOP =
            """
            WITH affected AS (
            %1$s
            )
            UPDATE outbound_record AS record SET record_type = %2$d, updated_at = now()
              FROM affected
             WHERE record.client_id = ?1 AND record.handle = affected.handle
               AND record.record_status NOT IN (%3$s) AND record.record_type <> %2$d
            """.formatted(recordsOf("?2"), RecordStateMachine.STOP.type().number(), RecordStatus.endedNumbers());

    static final String CANCEL = """
            WITH affected AS (
                SELECT handle FROM outbound_record
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[])) AND campaign_id = ?3 AND is_first
                UNION ALL
                SELECT handle FROM outbound_record
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[])) AND campaign_id = ?3 AND NOT is_first
                UNION ALL
                SELECT handle FROM outbound_record
                 WHERE client_id = ?1 AND other_phone_key = ANY (CAST(?2 AS text[])) AND campaign_id = ?3
            )
            UPDATE outbound_record AS record SET record_status = %d, call_result = %d, updated_at = now()
              FROM affected
             WHERE record.client_id = ?1 AND record.handle = affected.handle AND record.record_status NOT IN (%s)
            """.formatted(
                    RecordStateMachine.CANCEL.status().number(),
                    RecordStateMachine.CANCEL.result().number(),
                    RecordStatus.endedNumbers());

    /**
     * All of them come under one key, so at most one of a campaign is its first afterwards; of those that were parked
     * under it earlier one may be that already.
     */
    static final String ERASE = """
            WITH affected AS (
                SELECT record.handle, record.campaign_id, record.is_first,
                       row_number() OVER (PARTITION BY record.campaign_id, record.is_first ORDER BY record.handle) AS n
                  FROM outbound_record AS record
                 WHERE record.client_id = ?1 AND record.handle IN (SELECT handle FROM (
            %1$s
                 ) AS numbers)
            )
            UPDATE outbound_record AS record
               SET phone = ?3, phone_key = ?4, other_phone_key = NULL, name = NULL, user_data = '{}',
                   timezone = NULL, call_from = NULL, call_until = NULL, updated_at = now(),
                   is_first = affected.is_first AND affected.n = 1 AND NOT EXISTS (
                       SELECT FROM outbound_record AS parked
                        WHERE parked.client_id = ?1 AND parked.phone_key = ?4 AND parked.campaign_id = affected.campaign_id AND parked.is_first),
                   record_type = CASE WHEN record.record_status IN (%2$s) THEN record.record_type ELSE %3$d END,
                   call_result = CASE WHEN record.record_status IN (%2$s) THEN record.call_result ELSE %4$d END,
                   record_status = CASE WHEN record.record_status IN (%2$s) THEN record.record_status ELSE %5$d END
              FROM affected
             WHERE record.client_id = ?1 AND record.handle = affected.handle
            """.formatted(
                    recordsOf("?2"),
                    RecordStatus.endedNumbers(),
                    RecordStateMachine.ERASE.type().number(),
                    RecordStateMachine.ERASE.result().number(),
                    RecordStateMachine.ERASE.status().number());

    private RecordStatements() {}

    /**
     * The handles of all records of some numbers of the client {@code ?1}, each once or more.
     *
     * @param numbers the parameter that holds every key of them, such as {@code ?2}
     */
    private static String recordsOf(String numbers) {
        return """
                SELECT handle, false AS marked FROM outbound_record
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(%1$s AS text[])) AND is_first
                UNION ALL
                SELECT handle, false FROM outbound_record
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(%1$s AS text[])) AND NOT is_first
                UNION ALL
                SELECT handle, false FROM outbound_record
                 WHERE client_id = ?1 AND other_phone_key = ANY (CAST(%1$s AS text[]))""".formatted(numbers);
    }
}
