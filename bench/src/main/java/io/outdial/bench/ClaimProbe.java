package io.outdial.bench;

import io.outdial.local.postgres.DatabaseServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Times the statement by which the relay takes events, beside the relay, and takes none. */
record ClaimProbe(DatabaseServer database, Path home) {

    private static final int MAX_BATCH = 200;
    private static final int LEASE_MILLIS = 10_000;

    long micros() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(claim(ServiceSql.CLAIM_EVENTS.read(home)))) {
                long begun = System.nanoTime();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        rows.getLong(1);
                    }
                }
                return (System.nanoTime() - begun) / 1_000;
            } finally {
                connection.rollback();
            }
        }
    }

    /** Events, lease. */
    static String claim(String statement) {
        return Scripts.bind(statement, List.of(Integer.toString(MAX_BATCH), Integer.toString(LEASE_MILLIS)));
    }
}
