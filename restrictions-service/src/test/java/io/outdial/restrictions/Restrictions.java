package io.outdial.restrictions;

import io.outdial.platform.id.UuidV7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The rows there are, looked at past the service. */
@ApplicationScoped
public class Restrictions {

    @Inject
    DataSource database;

    /** How many restrictions the campaign has, of any client. */
    public int of(UUID campaignId) {
        return number("SELECT count(*) FROM agent_source_restriction WHERE campaign_id = ?", campaignId);
    }

    /** How many the campaign is said to have. */
    public int counted(UUID campaignId) {
        return number("SELECT restrictions FROM restricted_campaign WHERE campaign_id = ?", campaignId);
    }

    /** Restricts past the service, as another replica would. */
    public void insert(UUID clientId, UUID campaignId, UUID memberId, UUID sourceId) {
        String sql = """
                INSERT INTO agent_source_restriction (client_id, campaign_id, member_id, source_id, id, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, now(), now())
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        prepare(connection, sql, clientId, campaignId, memberId, sourceId, UuidV7.next())) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if the server had been restarted. */
    public void loseAllConnections() {
        execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
    }

    public void truncate() {
        execute("TRUNCATE agent_source_restriction");
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int number(String sql, UUID campaignId) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, campaignId);
                ResultSet found = statement.executeQuery()) {
            found.next();
            return found.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if nothing had ever been restricted in the campaign. */
    public void remove(UUID campaignId) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        prepare(connection, "DELETE FROM agent_source_restriction WHERE campaign_id = ?", campaignId)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, UUID... ids) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < ids.length; i++) {
            statement.setObject(i + 1, ids[i]);
        }
        return statement;
    }
}
