package io.outdial.bench;

import io.outdial.local.OutdialService;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Campaigns, members and sources that the benchmarks share, numbered from 0. */
final class BenchDirectory {

    private static final String ZERO = "00000000-0000-4000-8000-000000000000";
    private static final String ID = "('00000000-0000-4000-8000-' || lpad(%s, 12, '0'))::uuid";

    private final BenchStack stack;

    BenchDirectory(BenchStack stack) {
        this.stack = stack;
    }

    /**
     * The id of number n, built without a formatter, because thousands are needed each second. wrk's scripts calculate
     * it in the same way.
     */
    static String id(int n) {
        String digits = Integer.toString(n);
        return ZERO.substring(0, ZERO.length() - digits.length()) + digits;
    }

    /**
     * The same in SQL.
     *
     * @param text an expression of the number as text
     */
    static String idInSql(String text) {
        return ID.formatted(text);
    }

    void fill(int campaigns, int members, int sources) throws SQLException {
        String id = idInSql("n::text");
        try (Connection connection = stack.database(OutdialService.OUTBOUND).connect()) {
            fill(connection, "campaign (client_id, id, name)", id + ", 'Bench campaign ' || n", campaigns);
            fill(
                    connection,
                    "member (client_id, id, name, agent_id)",
                    id + ", 'Bench member ' || n, 'bench' || n",
                    members);
            fill(connection, "source (client_id, id, name)", id + ", 'Bench source ' || n", sources);
        }
    }

    private void fill(Connection connection, String columns, String values, int rows) throws SQLException {
        String fill = "INSERT INTO " + columns + " SELECT ?, " + values
                + " FROM generate_series(0, ?) AS n ON CONFLICT DO NOTHING";
        try (PreparedStatement statement = connection.prepareStatement(fill)) {
            statement.setObject(1, stack.clientId());
            statement.setInt(2, rows - 1);
            statement.execute();
        }
    }
}
