package io.outdial.outbound.record;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The statements of {@link RecordRemoval}. Parameters of all of them but {@link #IMPORTED}: client, campaigns, then
 * those of a {@link RemovalFilter}.
 */
final class RemovalStatements {

    private static final String REACHED_RESULTS = Arrays.stream(CallResult.values())
            .filter(result -> result.outcome() == CallOutcome.REACHED)
            .map(result -> Integer.toString(result.number()))
            .collect(Collectors.joining(", "));

    private static final String IS_OPEN = "record.record_status NOT IN (" + RecordStatus.endedNumbers() + ")";

    /** One that others follow names their chain, so it stays. */
    private static final String MAY_GO = """
            NOT EXISTS (SELECT FROM attempt WHERE attempt.client_id = record.client_id AND attempt.handle = record.handle)
               AND NOT EXISTS (SELECT FROM outbound_record AS next
                                WHERE next.client_id = record.client_id AND next.chain_id = record.handle AND next.chain_id <> next.handle)""";

    /** What is meant, and not removed already; the first of a chain goes once nothing follows it any more. */
    private static final String FILTER =
            """
            record.client_id = $1 AND record.campaign_id = ANY (CAST(CAST($2 AS text[]) AS uuid[]))
               AND (CAST($3 AS text) IS NULL OR record.name = CAST($3 AS text)) AND (CAST($4 AS uuid) IS NULL OR record.member_id = CAST($4 AS uuid))
               AND (CAST($5 AS uuid) IS NULL OR record.skill_id = CAST($5 AS uuid))
               AND CASE CAST($6 AS text)
                   WHEN 'OPEN' THEN %1$s
                   WHEN 'PENDING' THEN %1$s AND record.record_type <> %2$d
                   WHEN 'REACHED' THEN record.record_status = %3$d AND record.call_result IN (%4$s)
                   WHEN 'FAILED' THEN NOT (%1$s AND record.record_type <> %2$d OR record.record_status = %3$d AND record.call_result IN (%4$s))
                   ELSE true END
               AND (record.removed_at IS NULL OR %5$s)""".formatted(IS_OPEN, RecordType.NO_CALL.number(), RecordStatus.UPDATED.number(), REACHED_RESULTS, MAY_GO);

    /** The handles of those that have one of the keys {@code $7}. */
    static final String OF_NUMBERS = """
            SELECT record.handle FROM outbound_record AS record
             WHERE record.handle = ANY (ARRAY(SELECT handle FROM (
            %s
            ) AS ofnumbers)) AND %s
            """.formatted(RecordStatements.recordsOf("$7"), FILTER);

    /** The next {@code $8} handles after {@code $7}. */
    static final String NEXT = """
            SELECT record.handle FROM outbound_record AS record
             WHERE record.handle > $7 AND %s
             ORDER BY record.handle LIMIT $8
            """.formatted(FILTER);

    /** Those of the client {@code $1} that the import {@code $2} has added and that are open, {@code $3} at most. */
    static final String IMPORTED = """
            SELECT record.handle FROM outbound_record AS record
             WHERE record.client_id = $1 AND record.import_id = $2 AND %s
             ORDER BY record.handle LIMIT $3
            """.formatted(IS_OPEN);

    /** Of the handles {@code $7}, which are locked. What was handed out once stays, for what is known of its calls. */
    static final String REMOVE = """
            WITH meant AS MATERIALIZED (
                SELECT record.handle, %2$s AS may_go, %3$s AS is_open FROM outbound_record AS record
                 WHERE record.handle = ANY (CAST(CAST($7 AS text[]) AS bigint[])) AND %1$s
            ), gone AS (
                DELETE FROM outbound_record AS record USING meant
                 WHERE record.client_id = $1 AND record.handle = meant.handle AND meant.may_go
            ), ended AS (
                UPDATE outbound_record AS record
                   SET is_first = false, removed_at = now(), due_at = NULL, ended_at = coalesce(record.ended_at, now()), version = record.version + 1, updated_at = now(),
                       record_status = CASE WHEN meant.is_open THEN %4$d ELSE record.record_status END,
                       call_result = CASE WHEN meant.is_open THEN %5$d ELSE record.call_result END
                  FROM meant WHERE record.client_id = $1 AND record.handle = meant.handle AND NOT meant.may_go
                RETURNING record.attempt_id
            ), withdrawn AS (
                UPDATE attempt SET ended_at = now(), ended_by = 'cancelled', call_result = %5$d, dialled = false
                  FROM ended WHERE attempt.client_id = $1 AND attempt.id = ended.attempt_id AND attempt.ended_at IS NULL
            )
            SELECT CAST(count(*) AS integer) FROM meant
            """.formatted(
                    FILTER,
                    MAY_GO,
                    IS_OPEN,
                    SetTransition.CANCEL.status().number(),
                    SetTransition.CANCEL.result().number());

    /** Read by the triggers that note changes (V220). */
    static final String SET_REPLACES = "SELECT set_config('outdial.replaces', $1, true)";

    private RemovalStatements() {}
}
