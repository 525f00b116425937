package io.outdial.restrictions;

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
class Restrictions {

    @Inject
    DataSource database;

    /** How many restrictions the campaign has, of any client. */
    int of(UUID campaignId) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(
                        connection, "SELECT count(*) FROM agent_source_restriction WHERE campaign_id = ?", campaignId);
                ResultSet found = statement.executeQuery()) {
            found.next();
            return found.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if nothing had ever been restricted in the campaign. */
    void remove(UUID campaignId) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        prepare(connection, "DELETE FROM agent_source_restriction WHERE campaign_id = ?", campaignId)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, UUID id) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setObject(1, id);
        return statement;
    }
}
