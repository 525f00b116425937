package io.outdial.bench;

import io.outdial.local.postgres.DatabaseServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Times the statement by which the relay takes events, beside the relay, and takes none. */
record ClaimProbe(DatabaseServer database, Path home) {

    private static final int MAX_BATCH = 200;
    private static final int LEASE_MILLIS = 10_000;

    /** What the service's role has and the owner, as which bench logs in, has not: else all of the table is read. */
    private static final String AS_THE_SERVICE = "SET LOCAL enable_seqscan = off; SET LOCAL enable_mergejoin = off";

    /** As far back as most claims look. */
    static final Duration LATELY = Duration.ofSeconds(15);

    /** From the first event, as a claim looks that may take a hundredth of the time. */
    static final Duration EVER = Duration.ofDays(36_500);

    long micros(Duration back) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (Statement settings = connection.createStatement()) {
                settings.execute(AS_THE_SERVICE);
            }
            try (PreparedStatement statement =
                    connection.prepareStatement(claim(ServiceSql.CLAIM_EVENTS.read(home), back))) {
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

    /** Events, lease, and how long they have been due at the most. */
    static String claim(String statement, Duration back) {
        return Scripts.bind(
                statement,
                List.of(Integer.toString(MAX_BATCH), Integer.toString(LEASE_MILLIS), Long.toString(back.toMillis())));
    }
}
