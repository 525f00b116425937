package io.outdial.local.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One server for all cases, since making one takes seconds; the cases that stop it come last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedServerTest {

    private static final Map<String, String> PASSWORDS = Map.of(
            "restrictions",
            "secret1",
            "transfer",
            "secret2",
            "restrictions_owner",
            "owner1",
            "transfer_owner",
            "owner2");

    @TempDir
    static Path data;

    private static EmbeddedServer embedded;
    private static DatabaseServer server;

    @BeforeAll
    static void start() {
        embedded =
                new EmbeddedServer(data.resolve("postgres"), data.resolve("postgres.log"), "super", Path.of("target"));
        server = embedded.start();
        new Databases(server).create(Set.of("restrictions", "transfer"), PASSWORDS);
    }

    @AfterAll
    static void stop() {
        embedded.stop();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "server_encoding, UTF8",
        "listen_addresses, 127.0.0.1",
        "password_encryption, scram-sha-256",
        "log_statement, none",
        "log_min_error_statement, panic",
        "log_parameter_max_length, 0",
        "log_parameter_max_length_on_error, 0",
        "log_error_verbosity, terse",
        "autovacuum_naptime, 10s",
    })
    @Order(1)
    void settings(String name, String value) throws SQLException {
        assertEquals(value, query(server, "SHOW " + name));
    }

    @Test
    @Order(1)
    void itIsPostgres18() throws SQLException {
        assertTrue(query(server, "SHOW server_version").startsWith("18."));
    }

    @ParameterizedTest(name = "{0} with {1} into {2}: {3}")
    @CsvSource({
        "restrictions, secret1, restrictions, in",
        "transfer,     secret2, transfer,     in",
        "transfer_owner, owner2, transfer,    in",
        "transfer_owner, owner2, restrictions, 42501",
        "restrictions, secret1, transfer,     42501",
        "transfer,     secret2, restrictions, 42501",
        "restrictions, wrong,   restrictions, 28P01",
        "postgres,     '',      postgres,     08004",
    })
    @Order(1)
    void aRoleEntersItsOwnDatabaseOnly(String user, String password, String database, String outcome) {
        assertEquals(outcome, login(user, password, database));
    }

    /** A failure is in the log; what was in the statement, its parameters or the row is not. */
    @Test
    @Order(1)
    void theLogKeepsNoValues() throws Exception {
        String literal = "literal-kept-out";
        String parameter = "parameter-kept-out";
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE guarded (phone text CONSTRAINT guarded_pk PRIMARY KEY)");
            statement.execute("INSERT INTO guarded VALUES ('" + literal + "'), ('" + parameter + "')");
            assertThrows(SQLException.class, () -> statement.execute("INSERT INTO guarded VALUES ('" + literal + "')"));
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO guarded VALUES (?)")) {
                insert.setString(1, parameter);
                assertThrows(SQLException.class, insert::execute);
            }
        }
        String log = Files.readString(data.resolve("postgres.log"));
        assertTrue(log.contains("guarded_pk"), log);
        assertFalse(log.contains("kept-out"), log);
        assertFalse(log.contains("secret1"), log);
    }

    @Test
    @Order(2)
    void creatingAgainSetsPasswordsAndKeepsData() throws SQLException {
        DatabaseServer own = as("transfer_owner", "owner2", "transfer");
        execute(own, "CREATE TABLE kept (id int)");

        new Databases(server).create(Set.of("transfer"), Map.of("transfer", "secret3", "transfer_owner", "owner3"));

        assertEquals("28P01", login("transfer", "secret2", "transfer"));
        assertEquals("28P01", login("transfer_owner", "owner2", "transfer"));
        assertEquals("0", query(as("transfer_owner", "owner3", "transfer"), "SELECT count(*) FROM kept"));
    }

    @Test
    @Order(2)
    void theRoleOfAServiceOwnsNothing() {
        DatabaseServer service = as("restrictions", "secret1", "restrictions");

        assertEquals("42501", refused(service, "CREATE TABLE mine (id int)"));
    }

    @Test
    @Order(2)
    void aDatabaseOfAnEarlierReleaseIsHandedOver() throws SQLException {
        execute(server, "CREATE ROLE enrollment LOGIN PASSWORD 'secret5'");
        execute(server, "CREATE DATABASE enrollment OWNER enrollment");
        execute(as("enrollment", "secret5", "enrollment"), "CREATE TABLE kept (id int)");

        new Databases(server)
                .create(Set.of("enrollment"), Map.of("enrollment", "secret5", "enrollment_owner", "owner5"));

        assertEquals(
                "enrollment_owner",
                query(
                        as("enrollment_owner", "owner5", "enrollment"),
                        "SELECT min(tableowner) FROM pg_tables WHERE tablename = 'kept'"));
        assertEquals("42501", refused(as("enrollment", "secret5", "enrollment"), "DROP TABLE kept"));
    }

    @Test
    @Order(2)
    void aDatabaseOfSomebodyElseIsLeftAlone() throws SQLException {
        execute(server, "CREATE DATABASE outbound");

        var failure = assertThrows(LocalFailure.class, () -> new Databases(server)
                .create(Set.of("outbound"), Map.of("outbound", "secret", "outbound_owner", "secret")));

        assertTrue(
                failure.getMessage().contains("a database outbound of postgres already exists"), failure.getMessage());
    }

    @Test
    @Order(3)
    void whatWasCommittedOutlivesAKill() throws Exception {
        execute(as("restrictions_owner", "owner1", "restrictions"), "CREATE TABLE kept AS SELECT 7 AS n");
        ProcessHandle postmaster = embedded.postmaster().orElseThrow();

        postmaster.destroyForcibly();
        await().atMost(10, SECONDS).until(() -> embedded.postmaster().isEmpty());
        server = embedded.start();

        assertEquals("7", query(as("restrictions_owner", "owner1", "restrictions"), "SELECT n FROM kept"));
    }

    @Test
    @Order(4)
    void aServerLeftRunningIsStoppedFirst() throws SQLException {
        long before = embedded.postmaster().orElseThrow().pid();

        server = embedded.start();

        assertTrue(before != embedded.postmaster().orElseThrow().pid());
        await().atMost(10, SECONDS)
                .until(() ->
                        !ProcessHandle.of(before).map(ProcessHandle::isAlive).orElse(false));
        assertEquals("7", query(as("restrictions_owner", "owner1", "restrictions"), "SELECT n FROM kept"));
    }

    @Test
    @Order(5)
    void aServerThatCouldLoseWritesIsRefused() throws SQLException {
        execute(server, "ALTER SYSTEM SET synchronous_commit = off");
        embedded.stop();

        var failure = assertThrows(LocalFailure.class, embedded::start);

        assertTrue(failure.getMessage().contains("synchronous_commit off"), failure.getMessage());
        assertTrue(embedded.postmaster().isEmpty());
    }

    @Test
    @Order(6)
    void aProcessThatReusesTheIdOfAStaleNoteIsLeftAlone() throws IOException {
        Path note = data.resolve("postgres/postmaster.pid");
        Files.writeString(note, ProcessHandle.current().pid() + "\n/elsewhere\n");

        assertTrue(embedded.postmaster().isEmpty());
    }

    @Test
    @Order(7)
    void aBrokenFolderIsOneLine() throws IOException {
        Files.delete(data.resolve("postgres/global/pg_control"));
        Files.delete(data.resolve("postgres/postgresql.auto.conf"));

        var failure = assertThrows(LocalFailure.class, embedded::start);

        assertEquals(1, failure.getMessage().lines().count());
        assertTrue(failure.getMessage().startsWith("PostgreSQL does not start"), failure.getMessage());
        assertTrue(failure.getMessage().contains("postgres.log"), failure.getMessage());

        Files.delete(data.resolve("postgres/PG_VERSION"));
        assertTrue(
                assertThrows(LocalFailure.class, embedded::start).getMessage().contains("--fresh"));
    }

    private static DatabaseServer as(String user, String password, String database) {
        return new DatabaseServer(server.host(), server.port(), database, user, password, "");
    }

    private static String login(String user, String password, String database) {
        try (Connection connection = as(user, password, database).connect()) {
            return connection.isClosed() ? "closed" : "in";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static String query(DatabaseServer into, String query) throws SQLException {
        try (Connection connection = into.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String refused(DatabaseServer into, String sql) {
        return assertThrows(SQLException.class, () -> execute(into, sql)).getSQLState();
    }

    private static void execute(DatabaseServer into, String sql) throws SQLException {
        try (Connection connection = into.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
