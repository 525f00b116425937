package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.bench.AwaitedKey;
import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import io.outdial.local.Stack;
import io.outdial.local.StackOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The packaged stack with two replicas of every service. */
final class ReplicatedProduct implements AutoCloseable {

    static final ServiceReplica FIRST = new ServiceReplica(OutdialService.OUTBOUND, 1);
    static final ServiceReplica SECOND = new ServiceReplica(OutdialService.OUTBOUND, 2);
    static final String CAMPAIGNS = "/v2/campaigns?limit=1";

    /** One that is told to stop says that it is not ready, and goes on until the gateway has noticed. */
    private static final Map<String, String> PAUSE_BEFORE_THE_END = Map.of("QUARKUS_SHUTDOWN_DELAY", "2.5S");

    private final Stack stack;
    private final String apiKey;
    private final Caller caller;
    private final Caller agent;

    private ReplicatedProduct(Stack stack) {
        this.stack = stack;
        apiKey = Product.createKey(stack.data().path(), "Demo");
        caller = Caller.withKey(stack.gatewayUrl(), apiKey);
        agent = Caller.agent(
                stack.gatewayUrl(),
                stack.credentials().agent().userName(),
                stack.credentials().agent().password());
    }

    static ReplicatedProduct start() {
        Path data = Product.newDataFolder("replicas");
        ReplicatedProduct product =
                new ReplicatedProduct(Stack.start(StackOptions.onFreePorts(StackOptions.findHome(), data)
                        .withReplicas(2)
                        .withServiceEnvironment(environment())));
        AwaitedKey.await(product.stack, product.apiKey);
        return product;
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Product.QUICK_START);
        environment.putAll(PAUSE_BEFORE_THE_END);
        return environment;
    }

    Stack stack() {
        return stack;
    }

    URI gateway() {
        return stack.gatewayUrl();
    }

    URI serviceUrl(ServiceReplica replica) {
        return stack.serviceUrl(replica);
    }

    /** The data folder. */
    String data() {
        return stack.data().path().toString();
    }

    /** Of the demo client, by a key without the quota of its printed one. */
    Caller caller() {
        return caller;
    }

    /** The agent of the demo data. */
    Caller agent() {
        return agent;
    }

    /** A number of the demo data. */
    static String mark(String referenceId) {
        return """
                {"operationName": "DoNotCallRecord", "applicationId": 134, "campaignName": "Campaign1", "callingList": "CallingList1",
                 "phoneNumber": "3001", "devicePath": "/devices/f32a46c4-8a48-4067-9965-537fc9788790",
                 "chainAttribute": "AllChain", "referenceId": "%s"}""".formatted(referenceId);
    }

    /** Where the requests arrive that carry a desktop's cookie. */
    ServiceReplica homeOf(BayeuxDesktop desktop) {
        long first = requestsAt(FIRST);
        long second = requestsAt(SECOND);
        caller.send("GET", CAMPAIGNS, null, "Cookie", desktop.cookie());
        await().atMost(Duration.ofSeconds(10)).until(() -> requestsAt(FIRST) > first || requestsAt(SECOND) > second);
        return requestsAt(FIRST) > first ? FIRST : SECOND;
    }

    /** How often the list of campaigns has been asked for there. */
    long requestsAt(ServiceReplica replica) {
        return Caller.anonymous(stack.managementUrl(replica))
                .get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
                .filter(line -> line.contains("method=\"GET\"") && line.contains("uri=\"/v2/campaigns\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Returns when the gateway sends requests there, which it learns a moment after the replica is ready. */
    void awaitRequestsAt(ServiceReplica replica) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            long before = requestsAt(replica);
            caller.get(CAMPAIGNS);
            caller.get(CAMPAIGNS);
            return requestsAt(replica) > before;
        });
    }

    int campaignsNamed(String pattern) throws SQLException {
        return count("SELECT count(*) FROM campaign WHERE name LIKE '" + pattern + "'");
    }

    /**
     * Until every replica knows that everything has arrived there: what was acknowledged in the last 200 ms is known to
     * one of them alone, and may come twice.
     */
    void awaitAcknowledged(BayeuxDesktop desktop) {
        await().atMost(Duration.ofSeconds(20)).until(() -> count("""
                        SELECT count(*) FROM notification_session AS session JOIN notification_stream AS stream USING (client_id, member_id)
                         WHERE session.id = '%s' AND session.acked < stream.last
                        """.formatted(desktop.clientId())) == 0);
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = stack.database(OutdialService.OUTBOUND).connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** @param signal as {@code kill} takes it */
    void signal(String signal, ServiceReplica replica) throws IOException, InterruptedException {
        String pid = Long.toString(stack.process(replica).pid());
        assertEquals(0, new ProcessBuilder("kill", signal, pid).start().waitFor());
    }

    @Override
    public void close() {
        stack.stop();
    }
}
