package io.outdial.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.registry.Registry;
import io.outdial.platform.registry.RegistryFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stack whose services are stubs. One is shared, since a start costs seconds; the cases that end it come last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackTest {

    private static final String SOME_ID = "497f6eca-6276-4993-bfeb-53cbbbba6f08";

    @TempDir
    static Path folder;

    private static Path home;
    private static Path data;
    private static Stack stack;

    @BeforeAll
    static void start() throws IOException {
        home = StubService.checkoutIn(folder.resolve("home"), StackOptions.findHome());
        data = folder.resolve("data");
        stack = Stack.start(StackOptions.onFreePorts(home, data));
    }

    @AfterAll
    static void stop() {
        stack.stop();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "/v2/campaigns/497f6eca-6276-4993-bfeb-53cbbbba6f08/agent-source-restrictions, restrictions",
        "/v2/campaigns/transfer-configs/497f6eca-6276-4993-bfeb-53cbbbba6f08,          transfer",
        "/v2/customers/campaign-status,                                                enrollment",
        "/api/v2/me/outbound-records/13,                                               outbound",
        "/CA_APIS/addcampaigndata,                                                     outbound",
    })
    @Order(1)
    void theGatewayLeadsToTheServices(String path, String context) throws Exception {
        assertTrue(environmentBehind(path).contains("OUTDIAL_DB_NAME=" + context));
    }

    @Test
    @Order(1)
    void aServiceGetsWhatItNeedsAndNoMore() throws Exception {
        List<String> restrictions = environmentBehind("/v2/campaigns/" + SOME_ID + "/agent-source-restrictions");
        List<String> enrollment = environmentBehind("/v2/customers");

        for (String line : List.of(
                "OUTDIAL_DB_HOST=127.0.0.1",
                "OUTDIAL_DB_USER=restrictions",
                "OUTDIAL_DB_OWNER_USER=restrictions_owner",
                "OUTDIAL_DB_POOL_SIZE=20",
                "OUTDIAL_REGISTRY_FILE=" + data.resolve("registry.json"),
                "OUTDIAL_SERVICE_TOKEN_FILE=" + data.resolve("service-token"),
                "OUTDIAL_OUTBOUND_URL=" + stack.serviceUrl(OutdialService.OUTBOUND),
                "OUTDIAL_DEMO_CLIENT_ID=" + stack.credentials().clientId(),
                "OUTDIAL_DEMO_AGENT_USER_NAME=" + stack.credentials().agent().userName())) {
            assertTrue(restrictions.contains(line), line);
        }
        assertTrue(restrictions.stream()
                .anyMatch(line -> line.matches("OUTDIAL_DEMO_AGENT_PASSWORD_HASH=\\$2[aby]\\$10\\$.+")));
        assertFalse(restrictions.stream().anyMatch(line -> line.startsWith("OUTDIAL_NUMBER_HASH_KEY_FILE=")));
        assertTrue(enrollment.contains("OUTDIAL_OUTBOUND_URL=" + stack.serviceUrl(OutdialService.OUTBOUND)));
        assertTrue(enrollment.contains("OUTDIAL_NUMBER_HASH_KEY_FILE=" + data.resolve("number-hash-key")));
        assertFalse(enrollment.stream().anyMatch(line -> line.startsWith("OUTDIAL_ENROLLMENT_URL=")));
    }

    @Test
    @Order(1)
    void theCredentialsAreInTheRegistryAsHashes() {
        Credentials credentials = stack.credentials();
        Registry registry = new RegistryFile(data.resolve("registry.json")).read();

        assertEquals(
                Optional.of(credentials.clientId()),
                registry.findKey(credentials.apiKey()).map(key -> key.clientId()));
        assertEquals(
                17,
                registry.findKey(credentials.apiKey())
                        .orElseThrow()
                        .permissions()
                        .size());
        assertEquals(
                List.of(
                        "campaigns:read",
                        "campaigns:write",
                        "donotcall:write",
                        "outbound:read",
                        "outbound:write",
                        "records:read",
                        "records:write",
                        "revocations:write"),
                List.copyOf(registry.findKey(credentials.cloudAgent().apiKey())
                        .orElseThrow()
                        .permissions()));
        UUID other = registry.findKey(credentials.otherClient().apiKey())
                .orElseThrow()
                .clientId();
        assertNotEquals(credentials.clientId(), other);
        assertEquals(
                Optional.of(credentials.clientId()),
                registry.clients().stream()
                        .filter(client -> client.cloudAgent() != null
                                && client.cloudAgent()
                                        .isNamed(credentials.cloudAgent().userName()))
                        .map(client -> client.id())
                        .findFirst());
    }

    @ParameterizedTest
    @CsvSource({"credentials.json", "registry.json", "service-token", "number-hash-key"})
    @Order(1)
    void secretsAreTheOwnersAlone(String file) throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
    }

    @Test
    @Order(1)
    void theDatabasesAreThere() throws Exception {
        for (OutdialService service : OutdialService.values()) {
            try (Connection connection = stack.database(service).connect()) {
                assertEquals(service.context(), connection.getCatalog());
            }
        }
    }

    @Test
    @Order(2)
    void aSecondStackOnTheFolderIsRefused() {
        var failure = assertThrows(LocalFailure.class, () -> Stack.start(StackOptions.onFreePorts(home, data)));

        assertTrue(failure.getMessage().startsWith("outdial up is already running on " + data), failure.getMessage());
        assertTrue(stack.process(OutdialService.OUTBOUND).isAlive());
    }

    @Test
    @Order(3)
    void aKilledServiceCanBeStartedAgain() throws Exception {
        stack.kill(OutdialService.TRANSFER);
        assertEquals(503, get("/v2/campaigns/transfer-configs").statusCode());
        assertTrue(environmentBehind("/v2/customers").contains("OUTDIAL_DB_NAME=enrollment"));
        Path log = data.resolve("logs/transfer-service.log");
        Files.writeString(log, "last words");
        for (int age = 1; age <= 9; age++) {
            Files.writeString(data.resolve("logs/transfer-service.log." + age), "start " + age);
        }

        stack.restart(OutdialService.TRANSFER);

        assertEquals("last words", Files.readString(data.resolve("logs/transfer-service.log.1")));
        assertEquals("start 8", Files.readString(data.resolve("logs/transfer-service.log.9")));
        assertFalse(Files.exists(data.resolve("logs/transfer-service.log.10")));

        assertTrue(environmentBehind("/v2/campaigns/transfer-configs").contains("OUTDIAL_DB_NAME=transfer"));
        assertFalse(stack.failure().isDone());
    }

    @Test
    @Order(4)
    void aServiceThatEndsByItselfIsReported() throws Exception {
        stack.process(OutdialService.ENROLLMENT).destroyForcibly();

        assertEquals(
                "enrollment-service ended by itself (signal 9); see " + data.resolve("logs/enrollment-service.log"),
                stack.failure().get(10, SECONDS));
    }

    @Test
    @Order(5)
    void afterAStopNothingRunsAndTheNextStartFindsEverythingAgain() throws Exception {
        Credentials before = stack.credentials();
        List<ProcessHandle> processes =
                Arrays.stream(OutdialService.values()).map(stack::process).toList();
        try (Connection connection = stack.database(OutdialService.OUTBOUND).connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (id int)");
        }

        stack.stop();

        assertTrue(processes.stream().noneMatch(ProcessHandle::isAlive));
        assertFalse(Files.exists(data.resolve("postgres/postmaster.pid")));
        assertThrows(IOException.class, () -> get("/v2/customers"));

        assertTrue(stack.credentialsAreNew());

        stack = Stack.start(StackOptions.onFreePorts(home, data));
        assertFalse(stack.credentialsAreNew());
        assertEquals(before.apiKey(), stack.credentials().apiKey());
        try (Connection connection = stack.database(OutdialService.OUTBOUND).connect();
                var statement = connection.createStatement()) {
            assertEquals(0, statement.executeUpdate("DELETE FROM kept"));
        }
        stack.stop();
    }

    @Test
    @Order(6)
    void aServiceThatDoesNotStartStopsTheRest() {
        StackOptions options =
                StackOptions.onFreePorts(home, data).withServiceEnvironment(Map.of("STUB_ENDS", "transfer"));

        var failure = assertThrows(LocalFailure.class, () -> Stack.start(options));

        assertEquals(
                "transfer-service ended by itself (exit code 3); see " + data.resolve("logs/transfer-service.log"),
                failure.getMessage());
        assertFalse(Files.exists(data.resolve("postgres/postmaster.pid")));
        assertFalse(Files.exists(data.resolve("run/outbound-service")));
    }

    @Test
    @Order(7)
    void brokenCredentialsAreOneLine() throws IOException {
        Files.writeString(data.resolve("credentials.json"), "{\"clientId\": ");

        var failure = assertThrows(LocalFailure.class, () -> Stack.start(StackOptions.onFreePorts(home, data)));

        assertTrue(
                failure.getMessage().startsWith(data.resolve("credentials.json") + " is broken"), failure.getMessage());
        assertEquals(1, failure.getMessage().lines().count());

        Files.delete(data.resolve("credentials.json"));
        failure = assertThrows(LocalFailure.class, () -> Stack.start(StackOptions.onFreePorts(home, data)));
        assertTrue(failure.getMessage().contains("--fresh"), failure.getMessage());
    }

    @Test
    @Order(8)
    void freshDeletesOnlyItsOwn() throws IOException {
        Files.writeString(data.resolve("thesis.txt"), "years of work");
        StackOptions options = new StackOptions(
                home, data, "127.0.0.1", 0, 0, 1, true, Optional.empty(), true, Map.of(), Wiring.DIRECT);

        var failure = assertThrows(LocalFailure.class, () -> Stack.start(options));

        assertTrue(failure.getMessage().contains("thesis.txt"), failure.getMessage());
        assertTrue(Files.exists(data.resolve("registry.json")));

        Files.delete(data.resolve("thesis.txt"));
        stack = Stack.start(options);
        assertTrue(stack.gatewayUrl().getPort() > 0);
    }

    private static List<String> environmentBehind(String path) throws Exception {
        return get(path).body().lines().toList();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create(stack.gatewayUrl() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
