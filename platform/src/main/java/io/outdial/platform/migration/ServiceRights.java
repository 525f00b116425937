package io.outdial.platform.migration;

import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.database.RoleSettings;
import io.smallrye.config.SmallRyeConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jboss.logging.Logger;

/**
 * After each migration: the login of the service may read and write rows of every table and change none that is only
 * ever added to, and has the settings of {@link RoleSettings}. A login that owns the schema has all that by itself.
 */
public class ServiceRights extends BaseCallback {

    private static final Logger LOG = Logger.getLogger(ServiceRights.class);

    /** Replicas that start together would change the same entries of the catalogue. */
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('rights of the service'))";

    private static final String GRANT = """
            GRANT CONNECT ON DATABASE %2$s TO %1$s;
            GRANT USAGE ON SCHEMA public TO %1$s;
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %1$s;
            GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO %1$s;
            """;

    /** The history of migrations is read to see whether all have run. */
    private static final String HISTORY = "REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM %1$s";

    /**
     * What is only ever added to: its triggers call a function that refuses whatever it is called for, as the one
     * before {@code TRUNCATE} tells. The service may not even try to change it.
     */
    private static final String APPEND_ONLY = """
            SELECT quote_ident(c.relname), bool_or(t.tgtype & 16 > 0), bool_or(t.tgtype & 8 > 0)
              FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
             WHERE t.tgtype & 2 > 0
               AND t.tgfoid IN (SELECT tgfoid FROM pg_trigger WHERE tgtype & 34 = 34)
               AND c.relnamespace = 'public'::regnamespace
             GROUP BY c.relname
            """;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public String getCallbackName() {
        return "rights of the service";
    }

    @Override
    public void handle(Event event, Context context) {
        ServiceConfig.Database config = ConfigProvider.getConfig()
                .unwrap(SmallRyeConfig.class)
                .getConfigMapping(ServiceConfig.class)
                .db();
        if (config.user().equals(config.ownerUser())) {
            return;
        }
        try {
            inTransaction(context.getConnection(), config);
            LOG.infof("%s may read and write rows", config.user());
        } catch (SQLException e) {
            throw new FlywayException("the rights of " + config.user() + " cannot be set: " + e.getMessage(), e);
        }
    }

    /** At no moment may it do more than at the end. */
    private static void inTransaction(Connection connection, ServiceConfig.Database config) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(ONE_AT_A_TIME);
            String role = quoted(connection, config.user());
            String database = quoted(connection, config.name());
            statement.execute(GRANT.formatted(role, database));
            statement.execute(HISTORY.formatted(role));
            keepWhatIsKept(statement, role);
            statement.execute(settings(role, database, RoleSettings.of(config)));
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private static void keepWhatIsKept(Statement statement, String role) throws SQLException {
        StringBuilder revoke = new StringBuilder();
        try (ResultSet tables = statement.executeQuery(APPEND_ONLY)) {
            while (tables.next()) {
                String table = tables.getString(1);
                if (tables.getBoolean(2)) {
                    revoke.append("REVOKE UPDATE ON " + table + " FROM " + role + ";");
                }
                if (tables.getBoolean(3)) {
                    revoke.append("REVOKE DELETE ON " + table + " FROM " + role + ";");
                }
            }
        }
        statement.execute(revoke.toString());
    }

    /**
     * A role sets its own settings; for those of another one the owner would have to be allowed to make roles. So it is
     * a member of the service's role.
     */
    private static String settings(String role, String database, Map<String, String> settings) {
        StringBuilder sql = new StringBuilder("SET ROLE " + role + ";");
        settings.forEach((name, value) ->
                sql.append("ALTER ROLE %s IN DATABASE %s SET %s = '%s';".formatted(role, database, name, value)));
        return sql.append("RESET ROLE").toString();
    }

    private static String quoted(Connection connection, String name) throws SQLException {
        try (PreparedStatement quote = connection.prepareStatement("SELECT quote_ident(?)")) {
            quote.setString(1, name);
            try (ResultSet row = quote.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
