package io.outdial.bench;

import io.outdial.local.OutdialService;
import io.outdial.platform.phone.PhoneRule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A million customers, loaded once for all benchmarks of them: phone number, first and last name of a customer are
 * derived from its number.
 */
final class CustomerData {

    static final int CUSTOMERS = 1_000_000;

    /** The phone number of customer 0; each further customer has the next one. */
    static final long FIRST_PHONE = 12_012_000_000L;

    /** The number of first names, and of last names. */
    static final int NAMES = 1_000;

    private final BenchStack stack;

    CustomerData(BenchStack stack) {
        this.stack = stack;
    }

    /** Does nothing when called again. */
    void load() throws SQLException {
        try (Connection connection = stack.database(OutdialService.ENROLLMENT).connect();
                Statement statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("SELECT count(*) FROM customer WHERE created_by = 'bench'")) {
                rows.next();
                if (rows.getLong(1) > 0) {
                    return;
                }
            }
            fill(connection);
            // In production autovacuum does this a little later.
            statement.execute("VACUUM ANALYZE customer");
        }
    }

    /** Created one second after another, in pseudo-random order. */
    private void fill(Connection connection) throws SQLException {
        String fill = """
                INSERT INTO customer (client_id, id, first_name, last_name, caller_id, phone_key, phone_key_version, status, created_by, updated_by,
                                      created_at, updated_at)
                SELECT ?, uuidv7(), 'First' || lpad((n %% %2$d)::text, 3, '0'), 'Last' || lpad((n / %2$d)::text, 3, '0'), phone, phone, %4$d, 'Lead', 'bench', 'bench', at, at
                  FROM (SELECT k::bigint * 617283 %% %1$d AS n, now() - (%1$d - k) * interval '1 second' AS at FROM generate_series(0, %1$d - 1) AS k) AS numbered,
                       LATERAL (SELECT '+' || (%3$d + n)) AS numbers (phone)
                """.formatted(CUSTOMERS, NAMES, FIRST_PHONE, PhoneRule.VERSION);
        try (PreparedStatement statement = connection.prepareStatement(fill)) {
            statement.setObject(1, stack.clientId());
            statement.execute();
        }
    }
}
