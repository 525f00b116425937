package io.outdial.outbound.record;

/** The statements of {@link QueueRepository}. */
final class QueueStatements {

    /**
     * Hands out the next records of a campaign, in one statement that is a transaction by itself (ADR 0034).
     *
     * <p>Candidates are read first, and those that nobody else has locked are locked and looked at: no more than are
     * wanted, since what is locked and not taken would make others see an empty list. One index probe a lane, however
     * long the lists. Why a record may not be called now is what {@code EligibilityRule} says. What was refused is due
     * later, so that it is not looked at again for the same reason. A number that is handed out elsewhere in the same
     * moment violates the unique index of open attempts, in the order of the numbers: it stays where it is.
     *
     * <p>Parameters: client, campaign, owners, open windows, candidates, attempts that a record has, calls that a
     * number has a day, agent, records wanted, ids of the attempts, what the caller calls itself, seconds of the lease,
     * calls that the campaign may have at once, records to look at.
     */
    static final String PULL = """
            WITH lane AS MATERIALIZED (
                SELECT id, rank FROM queue_lane
                 WHERE client_id = CAST($1 AS uuid) AND campaign_id = CAST($2 AS uuid) AND owner = ANY (CAST(CAST($3 AS text[]) AS uuid[])) AND window_id = ANY (CAST(CAST($4 AS text[]) AS integer[]))
            ), candidate AS MATERIALIZED (
                SELECT near.handle, near.due_at, level.rank
                  FROM (SELECT DISTINCT rank FROM lane ORDER BY rank DESC) AS level CROSS JOIN LATERAL (
                        SELECT waiting.handle, waiting.due_at
                          FROM lane CROSS JOIN LATERAL (
                                SELECT record.handle, record.due_at FROM outbound_record AS record
                                 WHERE record.lane_id = lane.id AND record.due_at <= now() ORDER BY record.due_at, record.handle LIMIT CAST($5 AS integer)) AS waiting
                         WHERE lane.rank = level.rank ORDER BY waiting.due_at, waiting.handle LIMIT CAST($5 AS integer)) AS near
                 ORDER BY level.rank DESC, near.due_at, near.handle LIMIT CAST($5 AS integer)
            ), room AS MATERIALIZED (
                SELECT campaign_room(CAST($1 AS uuid), CAST($2 AS uuid), CAST($13 AS integer)) AS free
            ), locked AS MATERIALIZED (
                SELECT record.handle, record.chain_id, record.phone_key, record.other_phone_key, record.expires_at, record.attempts, candidate.rank, candidate.due_at
                  FROM candidate JOIN outbound_record AS record ON record.client_id = CAST($1 AS uuid) AND record.handle = candidate.handle
                 WHERE record.due_at <= now() AND record.record_status IN (1, 8)
                   AND (record.rejected_by = CAST($8 AS uuid) AND record.rejected_at > now() - interval '1 minute') IS NOT TRUE
                 ORDER BY candidate.rank DESC, candidate.due_at, candidate.handle
                 LIMIT CASE WHEN (SELECT free FROM room) = 0 THEN 0 ELSE CAST($14 AS integer) END FOR NO KEY UPDATE OF record SKIP LOCKED
            ), judged AS MATERIALIZED (
                SELECT locked.*, nth_call.taken_at + interval '24 hours' AS number_until,
                       CASE WHEN locked.expires_at <= now() THEN 'EXPIRED'
                            WHEN locked.attempts >= CAST($6 AS integer) THEN 'ATTEMPTS_USED'
                            WHEN EXISTS (SELECT FROM do_not_call AS entry
                                          WHERE entry.client_id = CAST($1 AS uuid) AND entry.phone_key IN (locked.phone_key, locked.other_phone_key)) THEN 'LISTED'
                            WHEN EXISTS (SELECT FROM attempt AS open
                                          WHERE open.client_id = CAST($1 AS uuid) AND open.phone_key = locked.phone_key AND open.ended_at IS NULL) THEN 'NUMBER_BUSY'
                            WHEN nth_call.taken_at IS NOT NULL THEN 'NUMBER_ATTEMPTS_USED'
                       END AS obstacle
                  FROM locked
                  LEFT JOIN LATERAL (SELECT call.taken_at FROM attempt AS call
                                      WHERE call.client_id = CAST($1 AS uuid) AND call.phone_key = locked.phone_key
                                        AND call.taken_at > now() - interval '24 hours' AND call.dialled
                                      ORDER BY call.taken_at DESC OFFSET CAST($7 AS integer) - 1 LIMIT 1) AS nth_call ON true
            ), chosen AS MATERIALIZED (
                SELECT judged.*, row_number() OVER (ORDER BY judged.rank DESC, judged.due_at, judged.handle) AS n FROM judged WHERE judged.obstacle IS NULL
                 ORDER BY n LIMIT least(CAST($9 AS integer), (SELECT free FROM room))
            ), begun AS (
                INSERT INTO attempt (client_id, id, handle, chain_id, campaign_id, phone_key, member_id, taken_by, lease_until)
                SELECT CAST($1 AS uuid), (CAST(CAST($10 AS text[]) AS uuid[]))[chosen.n], chosen.handle, chosen.chain_id, CAST($2 AS uuid), chosen.phone_key, CAST($8 AS uuid), CAST($11 AS text),
                       now() + make_interval(secs => CAST($12 AS integer))
                  FROM chosen ORDER BY chosen.phone_key
                ON CONFLICT (client_id, phone_key) WHERE ended_at IS NULL DO NOTHING
                RETURNING id, handle, lease_until
            ), taken AS (
                UPDATE outbound_record AS record
                   SET record_status = 2, record_type = CASE record.record_type WHEN 3 THEN 6 WHEN 4 THEN 5 ELSE record.record_type END,
                       due_at = begun.lease_until, attempt_id = begun.id, version = record.version + 1, updated_at = now()
                  FROM begun WHERE record.client_id = CAST($1 AS uuid) AND record.handle = begun.handle
                RETURNING record.*
            ), postponed AS (
                UPDATE outbound_record AS record
                   SET due_at = CASE judged.obstacle WHEN 'NUMBER_ATTEMPTS_USED' THEN judged.number_until ELSE now() + interval '1 minute' END,
                       version = record.version + 1, updated_at = now()
                  FROM judged WHERE record.client_id = CAST($1 AS uuid) AND record.handle = judged.handle AND judged.obstacle IS NOT NULL
            )
            SELECT judged.handle, judged.obstacle, taken.chain_id, taken.chain_n, list.id AS calling_list_id, list.name AS calling_list,
                   taken.phone, taken.phone_key, taken.phone_type, taken.record_type, taken.call_result, taken.attempts, taken.priority, taken.name, CAST(taken.user_data AS text) AS user_data,
                   taken.member_id, taken.skill_id, taken.source_id, taken.expires_at, taken.attempt_id, taken.due_at AS lease_until,
                   array_to_string(own_window.zones, ' ') AS zones, own_window.call_from, own_window.call_until, list.dbid,
                   taken.customer_id, taken.enrolment_id
              FROM judged
              LEFT JOIN taken ON taken.handle = judged.handle
              LEFT JOIN calling_list AS list ON list.client_id = CAST($1 AS uuid) AND list.id = taken.calling_list_id
              LEFT JOIN calling_window AS own_window ON own_window.client_id = CAST($1 AS uuid) AND own_window.id = taken.window_id
             WHERE taken.handle IS NOT NULL OR judged.obstacle IS NOT NULL
             ORDER BY judged.rank DESC, judged.due_at, judged.handle
            """;

    /** When the first record of each window is due, of those that nobody has. */
    static final String NEXT_DUE = """
            SELECT lane.window_id, min(first.due_at)
              FROM queue_lane AS lane CROSS JOIN LATERAL (
                    SELECT record.due_at FROM outbound_record AS record
                     WHERE record.lane_id = lane.id AND record.due_at IS NOT NULL AND record.record_status <> 2 ORDER BY record.due_at LIMIT 1) AS first
             WHERE lane.client_id = CAST($1 AS uuid) AND lane.campaign_id = CAST($2 AS uuid) AND lane.owner = ANY (CAST(CAST($3 AS text[]) AS uuid[]))
             GROUP BY lane.window_id
            """;

    /** Attempts whose leases are over. */
    static final String LOST_LEASES = """
            SELECT client_id, handle FROM attempt WHERE ended_at IS NULL AND lease_until <= now() ORDER BY lease_until LIMIT CAST($1 AS integer)
            """;

    static final String EXPIRED = """
            SELECT client_id, handle FROM outbound_record
             WHERE expires_at <= now() AND expires_at IS NOT NULL AND due_at IS NOT NULL AND record_status <> 2 ORDER BY expires_at LIMIT CAST($1 AS integer)
            """;

    /** Callbacks of one agent that waited for the agent too long. */
    static final String MISSED_CALLBACKS = """
            SELECT record.client_id, record.handle
              FROM queue_lane AS lane CROSS JOIN LATERAL (
                    SELECT client_id, handle FROM outbound_record
                     WHERE lane_id = lane.id AND due_at <= now() - interval '15 minutes' AND record_status = 1 LIMIT CAST($1 AS integer)) AS record
             WHERE lane.rank = 101 LIMIT CAST($1 AS integer)
            """;

    private QueueStatements() {}
}
