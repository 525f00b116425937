package io.outdial.platform.demo;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Loads each script under {@code db/demo} once, when a demo client is configured. They have a history of their own, so
 * a database without demo data and one with it have the same schema version. Flyway cannot load them in a native
 * executable, where it finds only {@code quarkus.flyway.locations}; but the history is the table that Flyway used for
 * these scripts, so that older databases are recognised.
 */
@ApplicationScoped
public class DemoData {

    private static final int AFTER_THE_SCHEMA = 3_000;

    /** Held until the commit, so that one replica loads and the others find it done. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('demo_data_history'))";

    private static final String HISTORY = """
            CREATE TABLE IF NOT EXISTS demo_data_history (
                installed_rank integer NOT NULL CONSTRAINT demo_data_history_pk PRIMARY KEY,
                version        varchar(50),
                description    varchar(200) NOT NULL,
                type           varchar(20) NOT NULL,
                script         varchar(1000) NOT NULL,
                checksum       integer,
                installed_by   varchar(100) NOT NULL,
                installed_on   timestamp NOT NULL DEFAULT now(),
                execution_time integer NOT NULL,
                success        boolean NOT NULL
            )
            """;

    private static final String LOADED = "SELECT script FROM demo_data_history WHERE success";

    private static final String NOTE = """
            INSERT INTO demo_data_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
            SELECT coalesce(max(installed_rank), 0) + 1, ?, ?, 'SQL', ?, current_user, 0, true FROM demo_data_history
            """;

    @Inject
    DemoConfig config;

    @Inject
    DataSource dataSource;

    void load(@Observes @Priority(AFTER_THE_SCHEMA) StartupEvent started) throws SQLException {
        if (config.clientId().isPresent()) {
            load(config.clientId().get());
        }
    }

    /** Loads all that are not loaded yet or, if one fails, none. */
    public void load(UUID clientId) throws SQLException {
        Map<String, String> values = Map.of(
                "clientId",
                clientId.toString(),
                "agentUserName",
                config.agentUserName().orElse("agent"),
                "agentPasswordHash",
                config.agentPasswordHash().orElse(""));
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(LOCK);
                statement.execute(HISTORY);
                Set<String> loaded = loaded(statement);
                for (DemoScript script : DemoScript.all()) {
                    if (!loaded.contains(script.file())) {
                        statement.execute(script.with(values));
                        note(connection, script);
                    }
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static Set<String> loaded(Statement statement) throws SQLException {
        Set<String> loaded = new HashSet<>();
        try (ResultSet rows = statement.executeQuery(LOADED)) {
            while (rows.next()) {
                loaded.add(rows.getString(1));
            }
        }
        return loaded;
    }

    private static void note(Connection connection, DemoScript script) throws SQLException {
        try (PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setString(1, script.version());
            note.setString(2, script.description());
            note.setString(3, script.file());
            note.executeUpdate();
        }
    }
}
