package io.outdial.enrollment.enrolment;

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
import javax.sql.DataSource;

/** Rows for a test, put in and looked at past the service. Every test takes customers of its own. */
@ApplicationScoped
class Enrolments {

    @Inject
    DataSource database;

    /** An enrolment and where to find it. */
    record Enrolment(UUID id, UUID customerId, UUID campaignId) {

        /** A request for it to have this status. */
        String asking(String status) {
            return body(customerId, campaignId, status);
        }
    }

    /** One change as the history tells it. */
    record Change(String previous, String now, String by) {}

    static String body(Object customerId, Object campaignId, String status) {
        return "{\"customerId\":\"%s\",\"campaignId\":\"%s\",\"status\":\"%s\"}"
                .formatted(customerId, campaignId, status);
    }

    UUID customer(UUID clientId) {
        return customer(clientId, UuidV7.next());
    }

    UUID customer(UUID clientId, UUID id) {
        execute("""
                INSERT INTO customer (client_id, id, first_name, last_name, caller_id, phone_key, created_at, updated_at)
                VALUES (?, ?, 'Test', 'Customer', '2025550199', '+12025550199', now(), now())
                """, clientId, id);
        return id;
    }

    /** A new customer of the client, enrolled in a new campaign. */
    Enrolment enrolled(UUID clientId, String status) {
        return enrolled(clientId, customer(clientId), UUID.randomUUID(), status);
    }

    Enrolment enrolled(UUID clientId, UUID customerId, UUID campaignId, String status) {
        UUID id = UuidV7.next();
        execute("""
                INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, '2026-01-01T00:00Z', '2026-01-01T00:00Z')
                """, clientId, id, customerId, campaignId, status);
        return new Enrolment(id, customerId, campaignId);
    }

    String status(Enrolment enrolment) {
        return rows("SELECT status, '', '' FROM customer_campaign WHERE id = ?", enrolment.id())
                .get(0)
                .previous();
    }

    boolean untouched(Enrolment enrolment) {
        return rows(
                                "SELECT status, '', '' FROM customer_campaign WHERE id = ? AND updated_at = created_at",
                                enrolment.id())
                        .size()
                == 1;
    }

    List<Change> history(Enrolment enrolment) {
        return rows("""
                SELECT previous_status, new_status, changed_by FROM customer_campaign_status_history
                 WHERE customer_campaign_id = ? AND changed_at > now() - interval '1 minute' ORDER BY id
                """, enrolment.id());
    }

    private List<Change> rows(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet found = statement.executeQuery()) {
            List<Change> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(new Change(found.getString(1), found.getString(2), found.getString(3)));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            statement.executeUpdate();
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
