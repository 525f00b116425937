package io.outdial.local.postgres;

import io.outdial.local.LocalFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A database for each service and two roles for it, which may connect to no other of them: so the database itself
 * ensures that a service reads only its own data. The role of the same name is the service's, which reads and writes
 * rows; the schema is the other one's, which migrates.
 */
public final class Databases {

    private static final int OLDEST_MAJOR = 15;

    private static final String OWNER = "_owner";

    private final DatabaseServer server;

    public Databases(DatabaseServer server) {
        this.server = server;
    }

    /** The role that owns a database. */
    public static String ownerOf(String database) {
        return database + OWNER;
    }

    /**
     * Creates what is missing and sets the passwords: a new data folder has new ones. A database of an earlier release
     * belongs to the role of its service; it is handed over with all that is in it.
     *
     * @param names of the databases
     * @param passwords by role; letters and digits only
     * @throws LocalFailure also when a database of that name exists and belongs to another role
     */
    public void create(Set<String> names, Map<String, String> passwords) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            int version = Integer.parseInt(value(statement, "SHOW server_version_num"));
            if (version / 10_000 < OLDEST_MAJOR) {
                throw new LocalFailure("PostgreSQL " + OLDEST_MAJOR + " or newer is needed; " + server + " is "
                        + value(statement, "SHOW server_version"));
            }
            boolean isSuperuser = value(statement, "SHOW is_superuser").equals("on");
            for (String name : names) {
                createRole(statement, plain(name), plain(passwords.get(name)), isSuperuser);
                createRole(statement, ownerOf(name), plain(passwords.get(ownerOf(name))), isSuperuser);
                // So that a migration can set the settings of the service's role.
                statement.execute("GRANT " + name + " TO " + ownerOf(name));
                createDatabase(statement, name);
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

    private static void createRole(Statement statement, String role, String password, boolean isSuperuser)
            throws SQLException {
        boolean isThere = find(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")
                .isPresent();
        statement.execute((isThere ? "ALTER" : "CREATE") + " ROLE " + role + " LOGIN PASSWORD '" + password + "'");
        if (!isSuperuser) {
            statement.execute("GRANT " + role + " TO CURRENT_USER");
        }
    }

    private void createDatabase(Statement statement, String name) throws SQLException {
        String owner = find(
                        statement,
                        "SELECT r.rolname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE d.datname = '"
                                + name + "'")
                .orElse("");
        if (owner.isEmpty()) {
            statement.execute(
                    "CREATE DATABASE " + name + " OWNER " + ownerOf(name) + " TEMPLATE template0 ENCODING 'UTF8'");
        } else if (owner.equals(name)) {
            handOver(name);
        } else if (!owner.equals(ownerOf(name))) {
            throw new LocalFailure("a database " + name + " of " + owner + " already exists on " + server
                    + "; Outdial leaves it alone, choose another server");
        }
        statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + name);
    }

    /** Only from within the database can what is in it be handed over. */
    private void handOver(String name) throws SQLException {
        try (Connection inside = server.at(name).connect();
                Statement statement = inside.createStatement()) {
            statement.execute("REASSIGN OWNED BY " + name + " TO " + ownerOf(name));
        }
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
