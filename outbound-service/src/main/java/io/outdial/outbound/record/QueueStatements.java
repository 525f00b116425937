package io.outdial.outbound.record;

/** The statements of {@link QueueRepository}. */
final class QueueStatements {

    /**
     * Hands out the next records of a campaign (ADR 0034, 0047). Why a record may not be called now is what
     * {@code EligibilityRule} says.
     *
     * <p>Parameters: client, campaign, owners, open windows, records wanted, attempts that a record has, calls that a
     * number has a day, calls that the campaign may have at once, agent, what the caller calls itself, ids of the
     * attempts, seconds of the lease, and the three of a {@link SourceFilter}.
     */
    static final String PULL = """
            SELECT handle, obstacle, chain_id, chain_n, calling_list_id, calling_list, calling_list_dbid, phone, phone_key, phone_type, record_type, call_result, attempts, priority,
                   name, user_data, member_id, skill_id, source_id, expires_at, customer_id, enrolment_id, attempt_id, lease_until, zones, call_from, call_until
              FROM pull_records(CAST($1 AS uuid), CAST($2 AS uuid), CAST(CAST($3 AS text[]) AS uuid[]), CAST(CAST($4 AS text[]) AS integer[]), CAST($5 AS integer),
                                CAST($6 AS integer), CAST($7 AS integer), CAST($8 AS integer), CAST($9 AS uuid), CAST($10 AS text), CAST(CAST($11 AS text[]) AS uuid[]), CAST($12 AS integer),
                                CAST($13 AS boolean), CAST(CAST($14 AS text[]) AS uuid[]), CAST($15 AS text[]))
            """;

    /** When the first record of each window is due, of those that nobody has. */
    static final String NEXT_DUE = """
            SELECT lane.window_id, min(first.due_at)
              FROM queue_lane AS lane CROSS JOIN LATERAL (
                    SELECT record.due_at FROM outbound_record AS record
                     WHERE record.lane_id = lane.id AND record.due_at IS NOT NULL AND record.record_status <> 2 ORDER BY record.due_at LIMIT 1) AS first
             WHERE lane.client_id = CAST($1 AS uuid) AND lane.campaign_id = CAST($2 AS uuid) AND lane.owner = ANY (CAST(CAST($3 AS text[]) AS uuid[]))
               AND is_source_open(lane.owner, lane.source_id, CAST($4 AS boolean), CAST(CAST($5 AS text[]) AS uuid[]), CAST($6 AS text[]))
             GROUP BY lane.window_id
            """;

    /** Attempts whose leases are over. */
    static final String LOST_LEASES = """
            SELECT client_id, handle FROM attempt WHERE ended_at IS NULL AND lease_until >= '-infinity' AND lease_until <= now() ORDER BY lease_until LIMIT CAST($1 AS integer)
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
