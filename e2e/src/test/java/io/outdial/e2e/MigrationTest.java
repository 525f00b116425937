package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.OutdialService;
import io.outdial.local.StackOptions;
import io.outdial.local.postgres.DatabaseServer;
import io.outdial.local.postgres.Databases;
import io.outdial.local.postgres.EmbeddedServer;
import io.outdial.platform.registry.Registry;
import io.outdial.platform.registry.RegistryFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A service as a cluster runs it: a Job migrates, as the owner; the service waits for it, and may do no more than it
 * needs.
 */
@BesidesSharedProduct
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MigrationTest {

    private static final Map<String, String> PASSWORDS = Map.of("restrictions", "rows", "restrictions_owner", "schema");
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    private static Path folder;
    private static EmbeddedServer embedded;
    private static DatabaseServer server;
    private static ServiceProcess service;

    @BeforeAll
    static void start() throws IOException {
        folder = Product.newDataFolder("migration");
        Files.createDirectories(folder);
        new RegistryFile(folder.resolve("registry.json")).write(Registry.empty());
        Files.writeString(folder.resolve("token"), "the-service-token-of-this-test-01234567");
        embedded = new EmbeddedServer(
                folder.resolve("server"),
                folder.resolve("server.log"),
                "super",
                StackOptions.findHome().resolve("local/target"));
        server = embedded.start();
        new Databases(server).create(Set.of("restrictions"), PASSWORDS);
        embedded.stop();
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
        embedded.stop();
    }

    private static ServiceProcess start(String name, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("OUTDIAL_DB_HOST", server.host());
        settings.put("OUTDIAL_DB_PORT", Integer.toString(server.port()));
        settings.put("OUTDIAL_DB_NAME", "restrictions");
        settings.put("OUTDIAL_DB_USER", "restrictions");
        settings.put("OUTDIAL_DB_PASSWORD", "rows");
        settings.put("OUTDIAL_REGISTRY_FILE", folder.resolve("registry.json").toString());
        settings.put("OUTDIAL_SERVICE_TOKEN_FILE", folder.resolve("token").toString());
        settings.put("OUTDIAL_OUTBOUND_URL", "http://127.0.0.1:1");
        settings.putAll(more);
        return ServiceProcess.start(OutdialService.RESTRICTIONS, folder.resolve(name + ".log"), settings);
    }

    private static int migrate() throws InterruptedException {
        try (ServiceProcess job = start(
                "job",
                Map.of(
                        "OUTDIAL_MODE",
                        "migrate",
                        "OUTDIAL_DB_OWNER_USER",
                        "restrictions_owner",
                        "OUTDIAL_DB_OWNER_PASSWORD",
                        "schema",
                        // A Job mounts no secret of requests.
                        "OUTDIAL_REGISTRY_FILE",
                        "/nowhere/registry.json",
                        "OUTDIAL_SERVICE_TOKEN_FILE",
                        "/nowhere/token"))) {
            return job.await();
        }
    }

    @Test
    @Order(1)
    void withoutItsDatabaseAServiceWaits() {
        service = start("service", Map.of("OUTDIAL_MODE", "serve"));

        await().atMost(TIMEOUT).until(() -> service.log().contains("Waiting for the database"));
        assertHasNotStarted();
    }

    @Test
    @Order(2)
    void withoutItsSchemaItSaysWhichVersionItWaitsFor() {
        server = embedded.start();

        await().atMost(TIMEOUT).until(() -> service.log()
                .matches("(?s).*Waiting for version \\d+ of the schema: the database is at none.*"));
        assertHasNotStarted();
    }

    private static void assertHasNotStarted() {
        assertTrue(service.isAlive());
        assertThrows(UncheckedIOException.class, () -> Caller.anonymous(service.managementUrl())
                .get("/q/health/started"));
    }

    @Test
    @Order(3)
    void aServiceThatWaitsEndsWhenItIsTold() throws Exception {
        try (ServiceProcess other = start("other", Map.of("OUTDIAL_MODE", "serve"))) {
            await().atMost(TIMEOUT).until(() -> other.log().contains("Waiting for version"));

            other.terminate();

            other.await();
        }
    }

    @Test
    @Order(4)
    void whenTheJobHasMigratedItGoesOnByItself() throws Exception {
        assertEquals(0, migrate());

        awaitStarted();
        assertTrue(service.log().contains("The schema is there"));
    }

    private static void awaitStarted() {
        await().atMost(TIMEOUT)
                .ignoreExceptions()
                .until(() -> Caller.anonymous(service.managementUrl())
                                .get("/q/health/started")
                                .status()
                        == 200);
    }

    @Test
    @Order(5)
    void aJobThatRunsAgainFindsItDone() throws Exception {
        assertEquals(0, migrate());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT count(*) FROM flyway_schema_history                   | ''",
                "INSERT INTO inbox_event (event_id) VALUES (gen_random_uuid())| ''",
                "UPDATE outbox_event SET attempts = 1                         | ''",
                "DELETE FROM idempotency_answer                               | ''",
                "UPDATE dropped_event SET reason = ''                         | 42501",
                "DELETE FROM dropped_event                                    | 42501",
                "TRUNCATE outbox_event                                        | 42501",
                "UPDATE flyway_schema_history SET success = true              | 42501",
                "CREATE TABLE mine (id int)                                   | 42501",
                "ALTER TABLE outbox_event ADD COLUMN mine int                 | 42501",
                "DROP TRIGGER dropped_event_kept ON dropped_event             | 42501",
            })
    @Order(6)
    void theServiceReadsAndWritesRows(String sql, String state) {
        assertEquals(state, state(server.as("restrictions", "restrictions", "rows"), sql));
    }

    private static String state(DatabaseServer login, String sql) {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    @Test
    @Order(7)
    void aWrongPasswordFailsTheJob() throws Exception {
        try (ServiceProcess job = start(
                "failed",
                Map.of(
                        "OUTDIAL_MODE",
                        "migrate",
                        "OUTDIAL_DB_OWNER_USER",
                        "restrictions_owner",
                        "OUTDIAL_DB_OWNER_PASSWORD",
                        "wrong"))) {
            assertFalse(job.await() == 0);
        }
    }

    /** As when both are started again after their machine has crashed. */
    @Test
    @Order(8)
    void oneThatMigratesItselfWaitsForItsDatabaseToo() {
        service.close();
        embedded.stop();
        service = start(
                "standalone",
                Map.of("OUTDIAL_DB_OWNER_USER", "restrictions_owner", "OUTDIAL_DB_OWNER_PASSWORD", "schema"));
        await().atMost(TIMEOUT).until(() -> service.log().contains("Retrying in 1 sec"));
        assertHasNotStarted();

        server = embedded.start();

        awaitStarted();
    }
}
