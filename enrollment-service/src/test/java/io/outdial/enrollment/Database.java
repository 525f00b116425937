package io.outdial.enrollment;

import io.outdial.platform.id.UuidV7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** Rows for a test, put in and looked at past the service. */
@ApplicationScoped
public class Database {

    private static final int NUMBERS = 8_000_000;

    @Inject
    DataSource database;

    /** A number of the United States that no other test is likely to have. */
    public static String phone() {
        return "+1202" + (2_000_000 + ThreadLocalRandom.current().nextInt(NUMBERS));
    }

    public UUID customer(UUID clientId) {
        return customer(clientId, phone());
    }

    public UUID customer(UUID clientId, String phoneKey) {
        UUID id = UuidV7.next();
        execute("""
                INSERT INTO customer (client_id, id, first_name, last_name, caller_id, phone_key, created_at, updated_at)
                VALUES (?, ?, 'Test', 'Customer', ?, ?, now(), now())
                """, clientId, id, phoneKey, phoneKey);
        return id;
    }

    public UUID enrolment(UUID clientId, UUID customerId, UUID campaignId, String status) {
        UUID id = UuidV7.next();
        execute("""
                INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, '2026-01-01T00:00Z', '2026-01-01T00:00Z')
                """, clientId, id, customerId, campaignId, status);
        return id;
    }

    /** The first column of each row. */
    public List<String> strings(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet found = statement.executeQuery()) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String string(String sql, Object... values) {
        List<String> rows = strings(sql, values);
        if (rows.size() != 1) {
            throw new IllegalStateException(rows.size() + " rows");
        }
        return rows.get(0);
    }

    public long count(String sql, Object... values) {
        return Long.parseLong(string(sql, values));
    }

    public void execute(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
