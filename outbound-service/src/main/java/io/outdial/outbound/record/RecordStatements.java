package io.outdial.outbound.record;

/**
 * The statements of {@link NumberRecordRepository} about all records of some numbers: sets, however many there are.
 * Each part is spelt so that one of the indexes of V002 and V011 serves it.
 */
final class RecordStatements {

    /** In ascending order, so that two transactions with the same numbers cannot wait for each other. */
    static final String LOCK_NUMBERS = """
            SELECT count(pg_advisory_xact_lock(lock))
              FROM (SELECT DISTINCT do_not_call_lock($1, number) AS lock
                      FROM unnest(CAST($2 AS text[])) AS number ORDER BY 1) AS ascending
            """;

    /** The records that are meant: the one of the handle, or those of the numbers. */
    private static final String MEANT = """
            WITH meant AS (
                SELECT handle, chain_id FROM outbound_record
                 WHERE client_id = $1 AND handle = CAST($2 AS bigint)
                UNION ALL
                SELECT handle, chain_id FROM outbound_record
                 WHERE client_id = $1 AND phone_key = ANY (CAST($3 AS text[])) AND campaign_id = $4 AND is_first
                   AND (CAST($5 AS uuid) IS NULL OR calling_list_id = CAST($5 AS uuid))
                UNION ALL
                SELECT handle, chain_id FROM outbound_record
                 WHERE client_id = $1 AND phone_key = ANY (CAST($3 AS text[])) AND campaign_id = $4 AND NOT is_first
                   AND (CAST($5 AS uuid) IS NULL OR calling_list_id = CAST($5 AS uuid))
                UNION ALL
                SELECT handle, chain_id FROM outbound_record
                 WHERE client_id = $1 AND other_phone_key = ANY (CAST($3 AS text[])) AND campaign_id = $4
                   AND (CAST($5 AS uuid) IS NULL OR calling_list_id = CAST($5 AS uuid))
            )
            """;

    static final String CHAIN_NUMBERS = MEANT + """
            SELECT DISTINCT ON (record.phone_key) record.phone, record.phone_key, record.other_phone_key
              FROM meant JOIN outbound_record AS record ON record.client_id = $1
               AND (record.handle = meant.chain_id OR record.chain_id = meant.chain_id AND record.chain_id <> record.handle)
            """;

    /**
     * All records of some numbers and of some handles, and the rest of their chains. In the order of the handles, like
     * everybody who locks several records, so that two transactions cannot wait for each other. The result is the
     * chains of several numbers (else null), and whether somebody has one of the records.
     */
    static final String LOCK_RECORDS = """
            WITH affected AS (
            %1$s
                UNION ALL
                SELECT handle, false FROM outbound_record WHERE client_id = $1 AND handle = ANY (CAST(CAST($3 AS text[]) AS bigint[]))
            ), chained AS (
                SELECT DISTINCT record.chain_id FROM affected JOIN outbound_record AS record ON record.client_id = $1 AND record.handle = affected.handle
            ), locked AS MATERIALIZED (
                SELECT record.handle, record.chain_id, record.record_status FROM outbound_record AS record
                 WHERE record.client_id = $1 AND record.handle = ANY (ARRAY(
                       SELECT handle FROM affected
                       UNION
                       SELECT chain_id FROM chained
                       UNION
                       SELECT member.handle FROM chained JOIN outbound_record AS member
                           ON member.client_id = $1 AND member.chain_id = chained.chain_id AND member.chain_id <> member.handle))
                 ORDER BY record.handle FOR NO KEY UPDATE OF record
            )
            SELECT DISTINCT CASE WHEN chain_id <> handle THEN chain_id END AS chain_id, record_status = %2$d AS is_held
              FROM locked WHERE chain_id <> handle OR record_status = %2$d
            """.formatted(recordsOf("$2"), RecordStatus.RETRIEVED.number());

    /** In each of the chains, if nobody has the turn any more, the first number that may be called has it. */
    static final String PASS_TURNS =
            """
            WITH members AS (
                SELECT first.handle, first.chain_id, first.chain_n, first.due_at, first.record_type, first.record_status
                  FROM outbound_record AS first
                 WHERE first.client_id = $1 AND first.handle = ANY (CAST(CAST($2 AS text[]) AS bigint[]))
                UNION ALL
                SELECT other.handle, other.chain_id, other.chain_n, other.due_at, other.record_type, other.record_status
                  FROM outbound_record AS other
                 WHERE other.client_id = $1 AND other.chain_id = ANY (CAST(CAST($2 AS text[]) AS bigint[])) AND other.chain_id <> other.handle
            ), next AS (
                SELECT DISTINCT ON (chain_id) handle FROM members
                 WHERE record_type <> %1$d AND record_status NOT IN (%2$s)
                   AND NOT EXISTS (SELECT FROM members AS busy WHERE busy.chain_id = members.chain_id AND busy.due_at IS NOT NULL)
                 ORDER BY chain_id, chain_n, handle
            )
            UPDATE outbound_record AS record
               SET record_status = %3$d, due_at = now(), version = record.version + 1, updated_at = now()
              FROM next WHERE record.client_id = $1 AND record.handle = next.handle
            """.formatted(RecordType.NO_CALL.number(), RecordStatus.endedNumbers(), RecordStatus.READY.number());

    /** Of one that is held only the holder's lease goes on: what comes of it ends the record. */
    static final String MARK = MEANT
            + """
            , affected AS (
                SELECT handle, true AS marked FROM meant
                UNION ALL
                SELECT record.handle, true
                  FROM meant JOIN outbound_record AS record ON record.client_id = $1
                   AND (record.handle = meant.chain_id OR record.chain_id = meant.chain_id AND record.chain_id <> record.handle)
                 WHERE CAST($6 AS boolean)
                UNION ALL
            %5$s
            ), effect AS (SELECT handle, bool_or(marked) AS marked FROM affected GROUP BY handle
            ), changed AS (
                UPDATE outbound_record AS record
                   SET record_type = CASE WHEN effect.marked THEN %1$d ELSE %6$d END,
                       call_result = CASE WHEN effect.marked THEN %2$d ELSE record.call_result END,
                       record_status = CASE WHEN effect.marked THEN %3$d ELSE record.record_status END,
                       due_at = CASE WHEN NOT effect.marked AND record.record_status = %7$d THEN record.due_at END,
                       ended_at = now(), version = record.version + 1, updated_at = now()
                  FROM effect
                 WHERE record.client_id = $1 AND record.handle = effect.handle
                   AND record.record_status NOT IN (%4$s) AND (effect.marked OR record.record_type <> %6$d)
                RETURNING record.attempt_id, effect.marked
            )
            UPDATE attempt SET ended_at = now(), ended_by = 'do_not_call', call_result = %2$d, dialled = true
              FROM changed
             WHERE attempt.client_id = $1 AND attempt.id = changed.attempt_id AND changed.marked AND attempt.ended_at IS NULL
            """.formatted(
                            SetTransition.MARK.type().number(),
                            SetTransition.MARK.result().number(),
                            SetTransition.MARK.status().number(),
                            RecordStatus.endedNumbers(),
                            recordsOf("$7"),
                            SetTransition.STOP.type().number(),
                            RecordStatus.RETRIEVED.number());

    /** Of one that is held the lease goes on: what comes of it ends the record. */
    static final String STOP = """
            WITH affected AS (
            %1$s
            )
            UPDATE outbound_record AS record
               SET record_type = %2$d, due_at = CASE record.record_status WHEN %4$d THEN record.due_at END,
                   ended_at = now(), version = record.version + 1, updated_at = now()
              FROM affected
             WHERE record.client_id = $1 AND record.handle = affected.handle
               AND record.record_status NOT IN (%3$s) AND record.record_type <> %2$d
            """.formatted(
                    recordsOf("$2"),
                    SetTransition.STOP.type().number(),
                    RecordStatus.endedNumbers(),
                    RecordStatus.RETRIEVED.number());

    /**
     * All of them come under one key, so at most one of a campaign is its first afterwards; of those that were parked
     * under it earlier one may be that already.
     */
    static final String ERASE = """
            WITH affected AS (
                SELECT record.handle, record.campaign_id, record.is_first,
                       row_number() OVER (PARTITION BY record.campaign_id, record.is_first ORDER BY record.handle) AS n
                  FROM outbound_record AS record
                 WHERE record.client_id = $1 AND record.handle IN (SELECT handle FROM (
            %1$s
                 ) AS numbers)
            ), changed AS (
                UPDATE outbound_record AS record
                   SET phone = $3, phone_key = $4, other_phone_key = NULL, name = NULL, user_data = '{}', customer_id = NULL, enrolment_id = NULL,
                       timezone = NULL, call_from = NULL, call_until = NULL, due_at = NULL, rejected_by = NULL, rejected_at = NULL,
                       ended_at = coalesce(record.ended_at, now()), version = record.version + 1, updated_at = now(),
                       is_first = affected.is_first AND affected.n = 1 AND NOT EXISTS (
                           SELECT FROM outbound_record AS parked
                            WHERE parked.client_id = $1 AND parked.phone_key = $4 AND parked.campaign_id = affected.campaign_id AND parked.is_first),
                       record_type = CASE WHEN record.record_status IN (%2$s) THEN record.record_type ELSE %3$d END,
                       call_result = CASE WHEN record.record_status IN (%2$s) THEN record.call_result ELSE %4$d END,
                       record_status = CASE WHEN record.record_status IN (%2$s) THEN record.record_status ELSE %5$d END
                  FROM affected
                 WHERE record.client_id = $1 AND record.handle = affected.handle
                RETURNING record.attempt_id
            )
            UPDATE attempt SET ended_at = now(), ended_by = 'erased', dialled = false
              FROM changed WHERE attempt.client_id = $1 AND attempt.id = changed.attempt_id AND attempt.ended_at IS NULL
            """.formatted(
                    recordsOf("$2"),
                    RecordStatus.endedNumbers(),
                    SetTransition.ERASE.type().number(),
                    SetTransition.ERASE.result().number(),
                    SetTransition.ERASE.status().number());

    /** Of calls that erased people have had, only the numbers go. */
    static final String ERASE_ATTEMPTS =
            "UPDATE attempt SET phone_key = $3, dialled_number = NULL, transfer = NULL WHERE client_id = $1 AND phone_key = ANY (CAST($2 AS text[]))";

    private RecordStatements() {}

    /**
     * The handles of all records of some numbers of the client {@code $1}, each once or more.
     *
     * @param numbers the parameter that holds every key of them, such as {@code $2}
     */
    static String recordsOf(String numbers) {
        return """
                SELECT handle, false AS marked FROM outbound_record
                 WHERE client_id = $1 AND phone_key = ANY (CAST(%1$s AS text[])) AND is_first
                UNION ALL
                SELECT handle, false FROM outbound_record
                 WHERE client_id = $1 AND phone_key = ANY (CAST(%1$s AS text[])) AND NOT is_first
                UNION ALL
                SELECT handle, false FROM outbound_record
                 WHERE client_id = $1 AND other_phone_key = ANY (CAST(%1$s AS text[]))""".formatted(numbers);
    }
}
