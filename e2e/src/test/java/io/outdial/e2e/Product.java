package io.outdial.e2e;

import static org.awaitility.Awaitility.await;

import io.outdial.bench.AwaitedKey;
import io.outdial.local.Credentials;
import io.outdial.local.FileTree;
import io.outdial.local.OutdialService;
import io.outdial.local.Permission;
import io.outdial.local.Stack;
import io.outdial.local.StackOptions;
import io.outdial.platform.registry.ApiKey;
import io.outdial.platform.registry.ApiKeys;
import io.outdial.platform.registry.Client;
import io.outdial.platform.registry.CloudAgentAccount;
import io.outdial.platform.registry.RegistryFile;
import io.outdial.platform.time.TzdbZone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The packaged stack that the tests of this module share. They use keys without the demo keys' small quotas, since
 * together they send more than a person at a keyboard.
 */
final class Product implements AutoCloseable {

    static final String RESTRICTIONS_PATH =
            "/v2/campaigns/497f6eca-6276-4993-bfeb-53cbbbba6f08/agent-source-restrictions";
    static final String RESTRICTION =
            "{\"memberId\": \"92983ab9-49c8-444b-85ae-6e40402cf72e\", \"sourceId\": \"797f5a94-3689-4ac8-82fd-d749511ea2b2\"}";
    static final String TRANSFER_PATH = "/v2/campaigns/transfer-configs/497f6eca-6276-4993-bfeb-53cbbbba6f08";
    static final String STATUS_PATH = "/v2/customers/campaign-status";
    static final String RECORD_PATH = "/api/v2/me/outbound-records/13";
    static final String LEAD_PATH = "/ca_apis/AddCampaignData";

    /** The tests start services two dozen times and use each for seconds: the second compiler would never pay off. */
    static final Map<String, String> QUICK_START = Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");

    private static final String PLENTY_PER_MINUTE = "1000000";

    private final Stack stack;
    private final ClientSystem clientSystem;
    private final TraceCollector traces;
    private final String apiKey;
    private final String otherApiKey;

    private Product(Stack stack, ClientSystem clientSystem, TraceCollector traces, String apiKey, String otherApiKey) {
        this.stack = stack;
        this.clientSystem = clientSystem;
        this.traces = traces;
        this.apiKey = apiKey;
        this.otherApiKey = otherApiKey;
    }

    /** Where tests keep their data folders; they stay after the run, for the logs in them. */
    static Path newDataFolder(String name) {
        Path folder = Path.of(System.getProperty("outdial.data")).resolve(name);
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    static Product start() {
        return start("shared", Map.of("OUTDIAL_RECONCILIATION_SECOND_LOOK_AFTER", "3S"));
    }

    /**
     * One whose services are killed: what a killed one had taken on is taken over, and what it missed is sent again,
     * within seconds.
     */
    static Product startFailing() {
        return start(
                "failing",
                Map.of(
                        "OUTDIAL_OUTBOX_LEASE", "6S",
                        "OUTDIAL_OUTBOX_MAX_BACK_OFF", "4S",
                        "OUTDIAL_RECONCILIATION_SECOND_LOOK_AFTER", "1S",
                        // What LogsTest looks at.
                        "OUTDIAL_LOG_JSON", "true"));
    }

    private static Product start(String name, Map<String, String> settings) {
        Path data = newDataFolder(name);
        ClientSystem clientSystem = ClientSystem.start();
        TraceCollector traces = TraceCollector.start();
        Map<String, String> environment = new HashMap<>(QUICK_START);
        environment.putAll(settings);
        environment.put("OUTDIAL_PING_ALLOWED_HOSTS", clientSystem.url());
        // What says so itself is traced, and nothing else.
        environment.put("OUTDIAL_TRACES_ENDPOINT", traces.url());
        environment.put("OUTDIAL_TRACES_RATIO", "0");
        environment.put("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "500ms");
        Stack stack = Stack.start(
                StackOptions.onFreePorts(StackOptions.findHome(), data).withServiceEnvironment(environment));
        Product product = new Product(stack, clientSystem, traces, createKey(data, "Demo"), createKey(data, "Other"));
        AwaitedKey.await(stack, product.apiKey);
        AwaitedKey.await(stack, product.otherApiKey);
        Caller caller = product.caller();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> caller.post(RESTRICTIONS_PATH, RESTRICTION).status() == 200);
        return product;
    }

    /** Of a client, without the small quota of a printed one. */
    static String createKey(Path data, String client) {
        return Command.run(
                        "keys",
                        "create",
                        "--client",
                        client,
                        "--requests-per-minute",
                        PLENTY_PER_MINUTE,
                        "--data",
                        data.toString())
                .out()
                .strip();
    }

    TraceCollector traces() {
        return traces;
    }

    ClientSystem clientSystem() {
        return clientSystem;
    }

    Stack stack() {
        return stack;
    }

    Credentials credentials() {
        return stack.credentials();
    }

    URI gateway() {
        return stack.gatewayUrl();
    }

    String dataFolder() {
        return stack.data().path().toString();
    }

    /** Of the demo client, without the quota of its printed one. */
    String apiKey() {
        return apiKey;
    }

    /** Of the demo client, by x-api-key. */
    Caller caller() {
        return Caller.withKey(gateway(), apiKey);
    }

    /** Of the client that has no data. */
    Caller otherClient() {
        return Caller.withKey(gateway(), otherApiKey);
    }

    /** A client without any data, apart from all others. */
    UUID newClient(String name) {
        return newClient(name, "US", TzdbZone.UTC, null);
    }

    /** @param cloudAgent null for a client that does not use CloudAgent */
    UUID newClient(String name, String region, TzdbZone timeZone, CloudAgentAccount cloudAgent) {
        UUID id = UUID.randomUUID();
        registry().update(registry -> registry.with(new Client(id, name, region, timeZone, cloudAgent)));
        return id;
    }

    /** Of a client, with a key that has some of the permissions; returns when every service knows the key. */
    Caller callerOf(UUID clientId, Predicate<String> permission) {
        String key = ApiKeys.generate();
        Set<String> permissions = Permission.all().stream().filter(permission).collect(Collectors.toSet());
        registry()
                .update(registry -> registry.with(new ApiKey(
                        ApiKeys.newId(),
                        ApiKeys.sha256(key),
                        clientId,
                        permissions,
                        Integer.parseInt(PLENTY_PER_MINUTE),
                        null,
                        null,
                        Instant.now(),
                        "e2e")));
        AwaitedKey.await(stack, key);
        return Caller.withKey(gateway(), key);
    }

    private RegistryFile registry() {
        return new RegistryFile(stack.data().registry());
    }

    Caller anonymous() {
        return Caller.anonymous(gateway());
    }

    Caller agent() {
        return Caller.agent(
                gateway(),
                credentials().agent().userName(),
                credentials().agent().password());
    }

    /** Of the demo client, by apiKey. */
    Caller leadCaller() {
        return Caller.withCloudAgentKey(gateway(), apiKey);
    }

    Answer addLead(String body) {
        return leadCaller().post(LEAD_PATH, body);
    }

    Answer addLead(String campaign, String number, String more) {
        return addLead("{\"userName\": \"demo\", \"campaignName\": \"%s\", \"phoneNumber\": \"%s\"%s}"
                .formatted(campaign, number, more));
    }

    /**
     * Each service knows what happened to the client in the other. What outbound-service tells of leads is answered by
     * events in turn.
     */
    void awaitDelivery(UUID client) {
        await().pollDelay(Duration.ZERO).atMost(Duration.ofSeconds(20)).until(() -> "0"
                .equals(query(
                        OutdialService.OUTBOUND,
                        "SELECT (SELECT count(*) FROM chain_change WHERE client_id = ?) + (SELECT count(*) FROM attempt_change WHERE client_id = ?)",
                        client,
                        client)));
        for (OutdialService service : new OutdialService[] {OutdialService.OUTBOUND, OutdialService.ENROLLMENT}) {
            await().pollDelay(Duration.ZERO).atMost(Duration.ofSeconds(20)).until(() -> "0"
                    .equals(query(service, "SELECT count(*) FROM outbox_event WHERE client_id = ?", client)));
        }
    }

    /** The first column of the first row, as text; for looking behind the API, and for data that no API makes yet. */
    String query(OutdialService service, String sql, Object... parameters) {
        try (Connection connection = stack.database(service).connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public void close() {
        stack.stop();
        clientSystem.close();
        traces.close();
    }
}
