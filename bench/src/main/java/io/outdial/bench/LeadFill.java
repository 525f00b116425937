package io.outdial.bench;

import io.outdial.platform.phone.PhoneRule;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What there is before leads come: numbers on the do-not-call list, and records in the campaign. None of their numbers
 * is used by the leads.
 *
 * @param client whose they are
 * @param records how many of each; 0 for a list of some size, so that asking it costs what it costs, and no records
 */
record LeadFill(UUID client, int records) {

    private static final int SMALL_LIST = 100_000;

    /** What a single call asks for before anything is measured. */
    static final String NOT_LISTED = "+14155550100";

    private static final String LIST = """
            INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version)
            SELECT ?, number, number, 'bench', %s FROM generate_series(14150000000, 14150000000 + ? - 1) AS n, LATERAL (SELECT '+' || n) AS dnc (number)
             WHERE number <> ?
            ON CONFLICT DO NOTHING
            """.formatted(LeadStatements.KEY_VERSION);

    private static final String RECORDS = """
            INSERT INTO outbound_record (client_id, handle, chain_id, campaign_id, calling_list_id, phone, phone_key, phone_type, key_version, priority,
                                         name, lane_id, window_id, due_at, is_first)
            SELECT ?, first.handle + n, first.handle + n, ?, ?, number, number, 1, ?, 5, 'Customer ' || n, ?, ?, now(), true
              FROM (SELECT nextval('record_handle') AS handle) AS first CROSS JOIN generate_series(0, ? - 1) AS n
              CROSS JOIN LATERAL (SELECT '+1' || (2312000000 + n)) AS phones (number)
                ON CONFLICT DO NOTHING
            """;

    void list(Connection connection) throws SQLException {
        // Without an audit of each, which takes longer than all the rest.
        Sql.execute(connection, "ALTER TABLE do_not_call DISABLE TRIGGER USER");
        Sql.execute(connection, LIST, client, records == 0 ? SMALL_LIST : records, NOT_LISTED);
        Sql.execute(connection, "ALTER TABLE do_not_call ENABLE TRIGGER USER");
        Sql.execute(connection, "VACUUM ANALYZE do_not_call");
    }

    /** Beside those that are there. Nobody is told of them. */
    void records(Connection connection, UUID campaign, UUID list, long lane, int window) throws SQLException {
        if (records == 0) {
            return;
        }
        Sql.execute(connection, RECORDS, client, campaign, list, PhoneRule.VERSION, lane, window, records);
        Sql.execute(connection, "SELECT setval('record_handle', (SELECT max(handle) FROM outbound_record))");
        Sql.execute(connection, "VACUUM ANALYZE outbound_record");
    }
}
