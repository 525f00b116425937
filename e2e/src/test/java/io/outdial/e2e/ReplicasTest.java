package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import io.outdial.local.Stack;
import io.outdial.local.StackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two replicas of every service: what their clients notice of it, and of the end of one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@BesidesSharedProduct
class ReplicasTest {

    private static final ServiceReplica FIRST = new ServiceReplica(OutdialService.OUTBOUND, 1);
    private static final ServiceReplica SECOND = new ServiceReplica(OutdialService.OUTBOUND, 2);
    private static final String CAMPAIGNS = "/v2/campaigns?limit=1";
    private static final String NOTIFICATIONS = "/api/v2/notifications";
    private static final int CLIENTS = 6;
    private static final int CALLS_BEFORE_THE_END = 100;

    private static final AtomicBoolean DONE = new AtomicBoolean();

    private static Path data;
    private static Stack stack;
    private static Caller caller;
    private static Caller agent;

    @BeforeAll
    static void start() {
        data = Product.newDataFolder("replicas");
        stack = Stack.start(StackOptions.onFreePorts(StackOptions.findHome(), data)
                .withReplicas(2)
                .withServiceEnvironment(Product.QUICK_START));
        caller = Caller.withKey(stack.gatewayUrl(), Product.createKey(data, "Demo"));
        agent = Caller.agent(
                stack.gatewayUrl(),
                stack.credentials().agent().userName(),
                stack.credentials().agent().password());
        for (ServiceReplica replica : List.of(FIRST, SECOND)) {
            Caller there = caller.at(stack.serviceUrl(replica));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> there.get(CAMPAIGNS).status() == 200);
        }
    }

    @AfterAll
    static void stop() {
        stack.stop();
    }

    @Test
    @Order(1)
    void requestsAreSpread() {
        long first = requestsAt(FIRST);
        long second = requestsAt(SECOND);
        for (int i = 0; i < 20; i++) {
            assertEquals(200, caller.get(CAMPAIGNS).status());
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> requestsAt(FIRST) - first + requestsAt(SECOND) - second == 20);
        // Connections of other services take turns too.
        assertTrue(Math.abs(requestsAt(FIRST) - first - 10) <= 3);
    }

    @Test
    @Order(1)
    void aDesktopStaysWhereItsSessionIs() {
        Desktop desktop = new Desktop();
        for (int i = 0; i < 6; i++) {
            Answer answer = desktop.connect();
            assertTrue(answer.json().at("/0/successful").asBoolean(), answer.toString());
            assertEquals(List.of(), replicaCookies(answer));
        }
    }

    /** Operations of clients without cookies come to each in turn. */
    @Test
    @Order(1)
    void aDesktopReceivesWhatIsDoneAtEither() {
        Desktop desktop = new Desktop();
        desktop.subscribe();
        List<String> sent = List.of("a", "b", "c", "d");
        for (String reference : sent) {
            assertEquals(
                    "{\"statusCode\":0}",
                    agent.post(Product.RECORD_PATH, mark(reference)).body());
        }
        assertEquals(sent, desktop.awaitReferences(sent.size()));
    }

    @Test
    @Order(1)
    void aQuotaIsOneForBoth() {
        String key = Command.run(
                        "keys", "create", "--client", "Demo", "--requests-per-minute", "6", "--data", data.toString())
                .out()
                .strip();
        Caller limited = Caller.withKey(stack.gatewayUrl(), key);
        List<Integer> statuses = new ArrayList<>();
        for (ServiceReplica replica : List.of(FIRST, SECOND)) {
            Caller there = limited.at(stack.serviceUrl(replica));
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                int status = there.get(CAMPAIGNS).status();
                statuses.add(status);
                return status != 401;
            });
        }
        for (int i = 0; i < 16; i++) {
            statuses.add(limited.get(CAMPAIGNS).status());
        }
        long allowed = statuses.stream().filter(status -> status == 200).count();
        // Each would allow six by itself, and allows one while the database takes its time.
        assertTrue(allowed >= 6 && allowed <= 8, statuses.toString());
    }

    /**
     * Clients that repeat a write with its key, as the documents say, and read without any precaution; and a desktop
     * whose session was in the process that is killed.
     */
    @Test
    @Order(3)
    void nothingIsLostWhenOneIsKilled() throws Exception {
        Desktop desktop = new Desktop();
        ServiceReplica home = homeOf(desktop);
        AtomicInteger calls = new AtomicInteger();
        Queue<String> failedReads = new ConcurrentLinkedQueue<>();
        Queue<String> written = new ConcurrentLinkedQueue<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < CLIENTS / 2; i++) {
            ends.add(clients.submit(() -> read(calls, failedReads)));
            ends.add(clients.submit(() -> write(calls, written)));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> calls.get() >= CALLS_BEFORE_THE_END);
        stack.process(home).destroyForcibly();
        int before = calls.get();
        await().atMost(Duration.ofSeconds(60)).until(() -> calls.get() >= before + CALLS_BEFORE_THE_END);
        DONE.set(true);
        clients.shutdown();
        for (Future<?> end : ends) {
            end.get(60, TimeUnit.SECONDS);
        }

        assertEquals(List.of(), List.copyOf(failedReads));
        assertTrue(written.size() > CLIENTS);
        assertEquals(written.size(), campaignsNamed("Replica %"));
        assertFalse(stack.failure().isDone());
        Answer moved = desktop.connect();
        assertTrue(moved.json().at("/0/successful").asBoolean(), moved.toString());
        assertEquals(1, replicaCookies(moved).size());
        assertFalse(desktop.cookie.contains(replicaCookies(moved).get(0)));
    }

    @Test
    @Order(2)
    void aStoppedReplicaHoldsNobodyUpForever() throws Exception {
        Desktop desktop = new Desktop();
        ServiceReplica home = homeOf(desktop);
        signal("-STOP", home);
        try {
            CompletableFuture<Answer> read = caller.sending("GET", CAMPAIGNS, null, "Cookie", desktop.cookie);
            CompletableFuture<Answer> poll = desktop.polling();

            assertEquals(200, read.get(20, TimeUnit.SECONDS).status());
            assertEquals(503, poll.get(20, TimeUnit.SECONDS).status());
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                assertEquals(200, caller.get(CAMPAIGNS).status());
            }
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(8));
        } finally {
            signal("-CONT", home);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            long before = requestsAt(home);
            caller.get(CAMPAIGNS);
            caller.get(CAMPAIGNS);
            return requestsAt(home) > before;
        });
    }

    private static void read(AtomicInteger calls, Queue<String> failed) {
        while (!DONE.get()) {
            String outcome = caller.sending("GET", CAMPAIGNS, null)
                    .handle((answer, lost) -> lost == null ? answer.toString() : lost.toString())
                    .join();
            if (!outcome.startsWith("HTTP 200 ")) {
                failed.add(outcome);
            }
            calls.incrementAndGet();
        }
    }

    private static void write(AtomicInteger calls, Queue<String> written) {
        while (!DONE.get()) {
            String key = UUID.randomUUID().toString();
            if (!isWritten(key)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> isWritten(key));
            }
            written.add(key);
            calls.incrementAndGet();
        }
    }

    private static boolean isWritten(String key) {
        String body = "{\"name\": \"Replica %s\", \"applicationId\": 134}".formatted(key);
        return caller.sending("POST", "/v2/campaigns", body, "Idempotency-Key", key)
                .handle((answer, lost) -> lost == null && answer.status() == 200)
                .join();
    }

    /** Where the requests arrive that carry a desktop's cookie. */
    private static ServiceReplica homeOf(Desktop desktop) {
        long first = requestsAt(FIRST);
        long second = requestsAt(SECOND);
        caller.send("GET", CAMPAIGNS, null, "Cookie", desktop.cookie);
        await().atMost(Duration.ofSeconds(10)).until(() -> requestsAt(FIRST) > first || requestsAt(SECOND) > second);
        return requestsAt(FIRST) > first ? FIRST : SECOND;
    }

    /** How often the list of campaigns has been asked for there. */
    private static long requestsAt(ServiceReplica replica) {
        return Caller.anonymous(stack.serviceUrl(replica))
                .get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
                .filter(line -> line.contains("method=\"GET\"") && line.contains("uri=\"/v2/campaigns\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static int campaignsNamed(String pattern) throws Exception {
        try (Connection connection = stack.database(OutdialService.OUTBOUND).connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT count(*) FROM campaign WHERE name LIKE '" + pattern + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void signal(String signal, ServiceReplica replica) throws IOException, InterruptedException {
        String pid = Long.toString(stack.process(replica).pid());
        assertEquals(0, new ProcessBuilder("kill", signal, pid).start().waitFor());
    }

    private static String mark(String referenceId) {
        return """
                {"operationName": "DoNotCallRecord", "applicationId": 134, "campaignName": "Campaign1", "callingList": "CallingList1",
                 "phoneNumber": "3001", "devicePath": "/devices/f32a46c4-8a48-4067-9965-537fc9788790",
                 "chainAttribute": "AllChain", "referenceId": "%s"}""".formatted(referenceId);
    }

    private static List<String> replicaCookies(Answer answer) {
        return cookies(answer)
                .filter(cookie -> cookie.startsWith("OUTDIAL_REPLICA="))
                .toList();
    }

    private static Stream<String> cookies(Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream().map(cookie -> cookie.split(";", 2)[0]);
    }

    /** A Bayeux session of the demo agent that keeps its cookies. */
    private static final class Desktop {

        private final String clientId;
        private final String cookie;

        Desktop() {
            Answer answer = agent.post(
                    NOTIFICATIONS,
                    "[{\"channel\": \"/meta/handshake\", \"version\": \"1.0\","
                            + " \"supportedConnectionTypes\": [\"long-polling\"], \"id\": \"1\"}]");
            clientId = answer.json().at("/0/clientId").asText();
            assertEquals(1, replicaCookies(answer).size(), answer.toString());
            cookie = String.join("; ", cookies(answer).toList());
        }

        /** Answered at once. */
        Answer connect() {
            return agent.post(NOTIFICATIONS, message("\"advice\": {\"timeout\": 0},"), "Cookie", cookie);
        }

        void subscribe() {
            Answer answer = agent.post(
                    NOTIFICATIONS,
                    "[{\"channel\": \"/meta/subscribe\", \"clientId\": \"%s\", \"subscription\": \"/v2/me/outbound\","
                                    .formatted(clientId)
                            + " \"id\": \"3\"}]",
                    "Cookie",
                    cookie);
            assertTrue(answer.json().at("/0/successful").asBoolean(), answer.toString());
        }

        /** The {@code referenceId} of the events that come, in their order. */
        List<String> awaitReferences(int atLeast) {
            List<String> references = new ArrayList<>();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                references.addAll(connect().json().findValuesAsText("referenceId"));
                return references.size() >= atLeast;
            });
            return references;
        }

        CompletableFuture<Answer> polling() {
            return agent.sending("POST", NOTIFICATIONS, message(""), "Cookie", cookie);
        }

        private String message(String more) {
            return "[{\"channel\": \"/meta/connect\", \"connectionType\": \"long-polling\", %s \"id\": \"2\","
                            .formatted(more)
                    + " \"clientId\": \"%s\"}]".formatted(clientId);
        }
    }
}
