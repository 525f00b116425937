package io.outdial.local.postgres;

import io.outdial.local.LocalFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/**
 * A database for each service, owned by a role of the same name, which may connect to no other of them: so the database
 * itself ensures that a service reads only its own data.
 */
public final class Databases {

    private static final int OLDEST_MAJOR = 15;

    private final DatabaseServer server;

    public Databases(DatabaseServer server) {
        this.server = server;
    }

    /**
     * Creates what is missing and sets the passwords: a new data folder has new ones.
     *
     * @param passwords by role name, which is also the name of the database; letters and digits only
     * @throws LocalFailure also when a database of that name exists and belongs to another role
     */
    public void create(Map<String, String> passwords) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            int version = Integer.parseInt(value(statement, "SHOW server_version_num"));
            if (version / 10_000 < OLDEST_MAJOR) {
                throw new LocalFailure("PostgreSQL " + OLDEST_MAJOR + " or newer is needed; " + server + " is "
                        + value(statement, "SHOW server_version"));
            }
            for (Map.Entry<String, String> role : passwords.entrySet()) {
                createOne(statement, plain(role.getKey()), plain(role.getValue()));
            }
        } catch (SQLException e) {
            throw new LocalFailure("the databases cannot be set up on " + server + ": " + firstLine(e), e);
        }
    }

    /** How many more connections an ordinary role could have now. */
    public int freeConnections() {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            return Integer.parseInt(value(statement, """
                SELECT current_setting('max_connections')::int
                     - current_setting('superuser_reserved_connections')::int
                     - coalesce(current_setting('reserved_connections', true)::int, 0)
                     - (SELECT count(*)::int FROM pg_stat_activity
                         WHERE backend_type = 'client backend' AND pid <> pg_backend_pid())"""));
        } catch (SQLException e) {
            throw new LocalFailure("the connections of " + server + " cannot be counted: " + firstLine(e), e);
        }
    }

    private void createOne(Statement statement, String name, String password) throws SQLException {
        Optional<String> owner = find(
                statement,
                "SELECT r.rolname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE d.datname = '" + name
                        + "'");
        if (owner.isPresent() && !owner.get().equals(name)) {
            throw new LocalFailure("a database " + name + " of " + owner.get() + " already exists on " + server
                    + "; Outdial leaves it alone, choose another server");
        }
        boolean roleExists = find(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")
                .isPresent();
        statement.execute((roleExists ? "ALTER" : "CREATE") + " ROLE " + name + " LOGIN PASSWORD '" + password + "'");
        if (owner.isEmpty()) {
            if (value(statement, "SHOW is_superuser").equals("off")) {
                statement.execute("GRANT " + name + " TO CURRENT_USER");
            }
            statement.execute("CREATE DATABASE " + name + " OWNER " + name + " TEMPLATE template0 ENCODING 'UTF8'");
        }
        statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
    }

    private static String value(Statement statement, String query) throws SQLException {
        return find(statement, query).orElseThrow();
    }

    private static Optional<String> find(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    /** Role names and passwords cannot be bound as parameters of these statements, so they must need no quoting. */
    private static String plain(String word) {
        if (!word.matches("[A-Za-z0-9_]+")) {
            throw new IllegalArgumentException("neither a role nor a password of ours");
        }
        return word;
    }

    private static String firstLine(SQLException e) {
        return e.getMessage() == null
                ? e.getSQLState()
                : e.getMessage().lines().findFirst().orElse("");
    }
}
