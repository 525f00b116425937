package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import io.outdial.local.Stack;
import io.outdial.local.StackOptions;
import io.outdial.local.postgres.DatabaseServer;
import io.outdial.local.postgres.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two replicas of every service behind PgBouncer in transaction mode. Skipped where there is no PgBouncer. */
@BesidesSharedProduct
class PoolerTest {

    private static final String DECISION =
            "/v2/campaigns/497f6eca-6276-4993-bfeb-53cbbbba6f08/agent-source-restrictions/decision"
                    + "?memberId=92983ab9-49c8-444b-85ae-6e40402cf72e&sourceId=797f5a94-3689-4ac8-82fd-d749511ea2b2";

    private static final int CHANGES = 5;

    private static EmbeddedServer embedded;
    private static DatabaseServer server;
    private static PgBouncer pooler;
    private static Stack stack;
    private static String key;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> program = PgBouncer.program();
        if (program.isEmpty()) {
            System.out.println("PoolerTest is skipped: there is no pgbouncer");
        }
        assumeTrue(program.isPresent(), "no pgbouncer");
        Path folder = Files.createDirectories(Product.newDataFolder("pooler"));
        Path home = StackOptions.findHome();
        embedded = new EmbeddedServer(
                folder.resolve("server"), folder.resolve("server.log"), "super", home.resolve("local/target"));
        server = embedded.start();
        pooler = PgBouncer.start(program.get(), folder.resolve("pgbouncer"), server);
        stack = Stack.start(StackOptions.onFreePorts(home, folder.resolve("stack"))
                .withServer(server)
                .withReplicas(2)
                .withServiceEnvironment(environment()));
        key = Product.createKey(stack.data().path(), "Demo");
        for (OutdialService service : OutdialService.values()) {
            for (int number = 1; number <= 2; number++) {
                Caller there = caller().at(stack.serviceUrl(new ServiceReplica(service, number)));
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> there.get(pathOf(service)).status() == 200);
            }
        }
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Product.QUICK_START);
        environment.put("OUTDIAL_DB_PORT", Integer.toString(pooler.port()));
        environment.put("OUTDIAL_DB_POOLER", "transaction");
        environment.put("OUTDIAL_DB_LISTEN_HOST", server.host());
        environment.put("OUTDIAL_DB_LISTEN_PORT", Integer.toString(server.port()));
        return environment;
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.stop();
        }
        if (pooler != null) {
            pooler.close();
        }
        if (embedded != null) {
            embedded.stop();
        }
    }

    private static String pathOf(OutdialService service) {
        return switch (service) {
            case RESTRICTIONS -> Product.RESTRICTIONS_PATH;
            case TRANSFER -> "/v2/campaigns/transfer-configs";
            case ENROLLMENT -> "/v2/customers";
            case OUTBOUND -> "/v2/campaigns";
        };
    }

    private static Caller caller() {
        return Caller.withKey(stack.gatewayUrl(), key);
    }

    /** More often than there are connections to the server, so that each meets what another one has left there. */
    @Test
    void theFiveCallsAreAnswered() {
        Caller leads = Caller.withCloudAgentKey(stack.gatewayUrl(), key);
        Caller agent = Caller.agent(
                stack.gatewayUrl(),
                stack.credentials().agent().userName(),
                stack.credentials().agent().password());
        for (int i = 0; i < 30; i++) {
            assertEquals(
                    200,
                    caller().post(Product.RESTRICTIONS_PATH, Product.RESTRICTION)
                            .status());
            assertEquals(
                    200,
                    caller().patch(Product.TRANSFER_PATH, "{\"name\": \"By way of %d\"}".formatted(i))
                            .status());
            assertEquals(422, caller().patch(Product.STATUS_PATH, "{}").status());
            assertEquals(
                    200,
                    agent.post(Product.RECORD_PATH, ReplicatedProduct.mark("pooler-" + i))
                            .status());
            Answer lead = leads.post(Product.LEAD_PATH, """
                    {"userName": "demo", "campaignName": "Campaign1", "phoneNumber": "212555%04d"}""".formatted(i));
            assertEquals(200, lead.status(), lead::toString);
            assertTrue(lead.body().contains("SuccessFully Updated"), lead::toString);
        }
    }

    /** The first change finds classes that nobody has used, and is not measured. */
    @Test
    void aChangeIsHeardByTheOtherReplicaWithinASecond() {
        Caller first = caller().at(stack.serviceUrl(new ServiceReplica(OutdialService.RESTRICTIONS, 1)));
        Caller second = caller().at(stack.serviceUrl(new ServiceReplica(OutdialService.RESTRICTIONS, 2)));
        await().until(() -> second.get(DECISION).status() == 200);
        List<Long> millis = new ArrayList<>();
        for (int n = 0; n <= CHANGES; n++) {
            String id = first.post(Product.RESTRICTIONS_PATH, Product.RESTRICTION)
                    .json()
                    .at("/restriction/id")
                    .asText();
            long added = millisUntil(() -> !allowed(second));
            Answer deleted = first.send("DELETE", Product.RESTRICTIONS_PATH + "/" + id, null);
            assertEquals(200, deleted.status(), deleted::toString);
            long removed = millisUntil(() -> allowed(second));
            if (n > 0) {
                millis.addAll(List.of(added, removed));
            }
        }
        Collections.sort(millis);
        assertTrue(millis.get(CHANGES) < 1_000, millis::toString);
    }

    /** Other tests run beside. */
    private static long millisUntil(Callable<Boolean> isHeard) {
        long begun = System.nanoTime();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(5))
                .until(isHeard);
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    private static boolean allowed(Caller replica) {
        return replica.get(DECISION).json().path("allowed").asBoolean();
    }

    /** What a connection of a pool brings along by itself the role has. */
    @ParameterizedTest
    @CsvSource({
        "enable_seqscan, off",
        "enable_mergejoin, off",
        "statement_timeout, 10s",
        "lock_timeout, 5s",
        "idle_in_transaction_session_timeout, 15s"
    })
    void theSettingsReachStatements(String setting, String value) throws Exception {
        JsonNode secrets =
                new ObjectMapper().readTree(Files.readString(stack.data().path().resolve("credentials.json")));
        for (OutdialService service : OutdialService.values()) {
            DatabaseServer asService = new DatabaseServer(
                    "127.0.0.1",
                    pooler.port(),
                    service.context(),
                    service.context(),
                    secrets.at("/databasePasswords/" + service.context()).asText(),
                    "prepareThreshold=0");
            assertEquals(value, show(asService, setting), service.toString());
        }
        assertEquals("on", show(server, "enable_seqscan"));
    }

    private static String show(DatabaseServer into, String setting) throws SQLException {
        try (Connection connection = into.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void everyServiceComesThroughThePooler() throws IOException {
        for (OutdialService service : OutdialService.values()) {
            String login = "login attempt: db=%1$s user=%1$s".formatted(service.context());
            assertTrue(pooler.log().contains(login), login);
        }
    }
}
