package io.outdial.outbound.cloudagent;

import io.outdial.platform.testing.TestEnvironment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * Campaigns of their own for each test, and a look at what was stored. The demo client's agent1 and skills belong to
 * all of them that ask for such.
 */
@ApplicationScoped
public class Campaigns {

    @Inject
    DataSource dataSource;

    /** A campaign of the demo client, with a name of its own. */
    public String make(String type, String dialMethod, String position) {
        String name = "C" + UUID.randomUUID().toString().substring(0, 8);
        make(TestEnvironment.CLIENT, name, type, dialMethod, position);
        return name;
    }

    void make(UUID clientId, String name, String type, String dialMethod, String position) {
        UUID id = UUID.randomUUID();
        run(
                "INSERT INTO campaign (client_id, id, name, type, dial_method, position) VALUES (?, ?, ?, ?, ?, ?)",
                clientId,
                id,
                name,
                type,
                dialMethod,
                position);
        run(
                "INSERT INTO calling_list (client_id, id, campaign_id, name, is_default) VALUES (?, ?, ?, ?, true)",
                clientId,
                UUID.randomUUID(),
                id,
                name);
        if (dialMethod.equals("Agentwise")) {
            run(
                    "INSERT INTO campaign_member (client_id, campaign_id, member_id) SELECT client_id, ?, id FROM member WHERE client_id = ? AND agent_id = 'agent1'",
                    id,
                    clientId);
        }
        if (dialMethod.equals("Skillwise")) {
            run(
                    "INSERT INTO campaign_skill (client_id, campaign_id, skill_id) SELECT client_id, ?, id FROM skill WHERE client_id = ?",
                    id,
                    clientId);
        }
    }

    /** A number of the United States that no other test uses. */
    public static String number() {
        return "202" + ThreadLocalRandom.current().nextInt(2_000_000, 9_999_999);
    }

    void ignoreDoNotCall(String campaign) {
        run("UPDATE campaign SET applies_dnc = false WHERE name = ?", campaign);
    }

    void mark(UUID clientId, String phoneKey) {
        run(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) VALUES (?, ?, ?, 'a test', 2)",
                clientId,
                phoneKey,
                phoneKey);
    }

    long stored(String campaign) {
        return (Long) value(
                "SELECT count(*) FROM outbound_record r JOIN campaign c ON c.client_id = r.client_id AND c.id = r.campaign_id WHERE c.name = ?",
                campaign);
    }

    long storedInAll() {
        return (Long) value("SELECT count(*) FROM outbound_record");
    }

    /** @param expression over {@code outbound_record} */
    Object ofOnlyRecord(String campaign, String expression) {
        return value(
                "SELECT " + expression
                        + " FROM outbound_record WHERE campaign_id = (SELECT id FROM campaign WHERE name = ?)",
                campaign);
    }

    String position(String campaign) {
        return (String) value("SELECT position FROM campaign WHERE name = ?", campaign);
    }

    Object value(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = bind(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getObject(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = bind(connection, sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static PreparedStatement bind(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
