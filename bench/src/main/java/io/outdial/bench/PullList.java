package io.outdial.bench;

import io.outdial.local.postgres.DatabaseServer;
import io.outdial.platform.phone.PhoneRule;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A campaign with a long list of which little can be had: of ten records six are outside of their calling hours, two
 * are of a higher priority and due tomorrow, one is of a number that must not be called, and one may be handed out.
 * They are spread over twelve time zones and five priorities.
 *
 * @param records how many there are
 */
record PullList(DatabaseServer database, UUID client, BenchAgents agents, int records) {

    static final UUID CAMPAIGN = UUID.fromString("00000000-0000-4000-a000-00000000ca11");
    static final String CAMPAIGN_NAME = "Bench pull";

    /** Without any, statistics would say of each index of attempts that it finds nothing. */
    private static final int PAST_CALLS = 100_000;

    /** What of ten records may be handed out. */
    private static final int TENTH = 10;

    private static final List<String> ZONES = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Sao_Paulo",
            "Europe/London",
            "Europe/Berlin",
            "Asia/Kolkata",
            "Asia/Tokyo",
            "Australia/Sydney");

    private static final int PRIORITIES = 5;
    private static final int PRIORITY_OF_TOMORROW = 9;
    private static final int HALF_A_DAY = 43_200;
    private static final int DAY = 2 * HALF_A_DAY;
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    /** The kinds of records by the last digit of their numbers. */
    private static final String KINDS = "'{OPEN,SHUT,SHUT,SHUT,SHUT,SHUT,SHUT,TOMORROW,TOMORROW,OPEN}'::text[]";

    /** Their numbers end so. */
    private static final String LISTED = "9";

    private static final String LANE = """
            INSERT INTO bench_lane (kind, slot, rank, lane_id, window_id)
            SELECT ?, ?, ?, lane_id, window_id FROM lane_of(?, ?, ?::uuid, ?::uuid, ARRAY[?::text], ?, ?, ?)
            """;

    private static final String FILL = """
            INSERT INTO outbound_record (client_id, handle, chain_id, campaign_id, calling_list_id, phone, phone_key, phone_type, key_version, priority,
                                         name, lane_id, window_id, due_at, is_first)
            SELECT list.client_id, first.handle + n, first.handle + n, list.campaign_id, list.id, number, number, 1, ?, lane.rank,
                   'Customer ' || n, lane.lane_id, lane.window_id,
                   CASE lane.kind WHEN 'TOMORROW' THEN now() + interval '1 day' ELSE now() - (n::bigint * 7919 %% 3600) * interval '1 second' END, true
              FROM calling_list AS list CROSS JOIN (SELECT nextval('record_handle') AS handle) AS first CROSS JOIN generate_series(0, ? - 1) AS n
              CROSS JOIN LATERAL (SELECT '+1' || (2312000000 + n)) AS phones (number)
              JOIN bench_lane AS lane ON lane.kind = (%s)[n %% 10 + 1] AND lane.slot = n / 10 %% %d
             WHERE list.client_id = ? AND list.campaign_id = ?
            """.formatted(KINDS, ZONES.size() * PRIORITIES);

    private static final String PAST = """
            INSERT INTO attempt (client_id, id, handle, chain_id, campaign_id, phone_key, taken_at, lease_until, ended_at, ended_by, call_result, dialled)
            SELECT ?, gen_random_uuid(), -n, -n, ?, 'past call ' || n, call.at, call.at, call.at, 'bench', 33, true
              FROM generate_series(1, ?) AS n CROSS JOIN (SELECT now() - interval '2 days' AS at) AS call
            """;

    /** How many may be handed out at once. */
    int available() {
        return records / TENTH;
    }

    /** With past calls of other records; in the place of every other record and attempt of the database. */
    void fill() throws SQLException {
        try (Connection connection = database.connect()) {
            agents.create(connection);
            createCampaign(connection);
            createLanes(connection);
            Sql.execute(connection, "TRUNCATE outbound_record, attempt");
            Sql.execute(connection, FILL, PhoneRule.VERSION, records, client, CAMPAIGN);
            Sql.execute(connection, "SELECT setval('record_handle', (SELECT max(handle) FROM outbound_record))");
            Sql.execute(connection, PAST, client, CAMPAIGN, PAST_CALLS);
            Sql.execute(connection, """
                    INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version)
                    SELECT client_id, phone_key, phone, 'bench', key_version FROM outbound_record WHERE phone_key LIKE '%' || ?
                    ON CONFLICT DO NOTHING
                    """, LISTED);
            Sql.execute(connection, "VACUUM ANALYZE outbound_record");
            Sql.execute(connection, "VACUUM ANALYZE attempt");
            Sql.execute(connection, "ANALYZE do_not_call");
        }
    }

    private void createCampaign(Connection connection) throws SQLException {
        Sql.execute(connection, """
                INSERT INTO campaign (client_id, id, name, type, position, dial_afterhours, application_id) VALUES (?, ?, ?, 'Preview', 'RUNNING', true, 134)
                ON CONFLICT DO NOTHING
                """, client, CAMPAIGN, CAMPAIGN_NAME);
        Sql.execute(connection, """
                INSERT INTO calling_list (client_id, id, campaign_id, name, is_default) VALUES (?, ?, ?, ?, true)
                ON CONFLICT DO NOTHING
                """, client, CAMPAIGN, CAMPAIGN, CAMPAIGN_NAME);
        Sql.execute(connection, """
                INSERT INTO campaign_member (client_id, campaign_id, member_id)
                SELECT client_id, ?, id FROM member WHERE client_id = ? AND agent_id LIKE 'bench-agent-%'
                ON CONFLICT DO NOTHING
                """, CAMPAIGN, client);
    }

    /** Hours of half a day that began six hours ago, or begin in six. */
    private void createLanes(Connection connection) throws SQLException {
        Sql.execute(
                connection,
                "CREATE TEMPORARY TABLE bench_lane (kind text, slot integer, rank integer, lane_id bigint, window_id integer)");
        Instant now = Instant.now();
        for (int slot = 0; slot < ZONES.size() * PRIORITIES; slot++) {
            String zone = ZONES.get(slot % ZONES.size());
            int rank = 1 + slot / ZONES.size();
            int open = opening(now, zone);
            int shut = (open + HALF_A_DAY) % DAY;
            lane(connection, "OPEN", slot, rank, zone, open, shut);
            lane(connection, "SHUT", slot, rank, zone, shut, open);
            lane(connection, "TOMORROW", slot, PRIORITY_OF_TOMORROW, zone, open, shut);
        }
    }

    private static int opening(Instant now, String zone) {
        int second = LocalTime.ofInstant(now, ZoneId.of(zone)).toSecondOfDay();
        int quarters = Math.floorMod(second - HALF_A_DAY / 2, DAY) / 900;
        return quarters * 900;
    }

    private void lane(Connection connection, String kind, int slot, int rank, String zone, int from, int until)
            throws SQLException {
        Sql.execute(connection, LANE, kind, slot, rank, client, CAMPAIGN, NOBODY, NOBODY, zone, from, until, rank);
    }
}
