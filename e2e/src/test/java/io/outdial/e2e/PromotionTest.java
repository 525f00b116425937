package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.OutdialService;
import io.outdial.local.Stack;
import io.outdial.local.StackOptions;
import io.outdial.local.postgres.DatabaseServer;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The stack on a primary with a synchronous standby, reached by TLS only. While all dialects write, the primary is
 * killed, the standby promoted and the address moved.
 */
@InTurnWithSharedProduct
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PromotionTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static ServerPair servers;
    private static MovingAddress address;
    private static Stack stack;
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        Path folder = Files.createDirectories(Product.newDataFolder("promotion"));
        servers = ServerPair.start(folder, Certificate.make(folder));
        address = new MovingAddress(servers.primary().port());
        DatabaseServer moving = servers.primary();
        stack = Stack.start(StackOptions.onFreePorts(StackOptions.findHome(), folder.resolve("stack"))
                .withServer(new DatabaseServer(
                        "127.0.0.1",
                        address.port(),
                        moving.database(),
                        moving.user(),
                        moving.password(),
                        moving.parameters()))
                .withServiceEnvironment(Product.QUICK_START));
        key = Product.createKey(stack.data().path(), "Demo");
        for (String path : List.of(Product.RESTRICTIONS_PATH, "/v2/customers", "/v2/campaigns")) {
            await().atMost(TIMEOUT).until(() -> caller().get(path).status() == 200);
        }
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.stop();
        }
        if (address != null) {
            address.close();
        }
        if (servers != null) {
            servers.close();
        }
    }

    private static Caller caller() {
        return Caller.withKey(stack.gatewayUrl(), key);
    }

    /** The pool, what listens, and what looks whether the server is there. */
    @Test
    @Order(1)
    void everyConnectionIsEncrypted() throws Exception {
        for (OutdialService service : OutdialService.values()) {
            String of =
                    " FROM pg_stat_activity JOIN pg_stat_ssl USING (pid) WHERE usename = '" + service.context() + "'";
            assertEquals("0", ServerPair.value(servers.primary(), "SELECT count(*)" + of + " AND NOT ssl"));
            assertTrue(Integer.parseInt(ServerPair.value(servers.primary(), "SELECT count(*)" + of)) > 0);
        }
        assertTrue(Integer.parseInt(ServerPair.value(servers.primary(), """
                SELECT count(*) FROM pg_stat_activity JOIN pg_stat_ssl USING (pid)
                 WHERE usename IN ('restrictions', 'outbound') AND ssl AND query LIKE '%pg_notify%'""")) >= 2);
    }

    @Test
    @Order(2)
    void nothingAcknowledgedIsLostAndNothingIsDoneTwice() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        Caller leads = Caller.withCloudAgentKey(stack.gatewayUrl(), key);
        Caller agent = Caller.agent(
                stack.gatewayUrl(),
                stack.credentials().agent().userName(),
                stack.credentials().agent().password());
        List<Writer> writers = List.of(
                new Writer(isOver, i -> leads.post(Product.LEAD_PATH, """
                        {"userName": "demo", "campaignName": "Campaign1", "phoneNumber": "212556%04d"}""".formatted(i), key("lead", i))),
                new Writer(isOver, i -> caller().post("/v2/customers", """
                        {"callerId": "+1212557%04d", "firstName": "Promoted"}""".formatted(i), key("customer", i))),
                new Writer(isOver, i -> agent.post("/api/v2/me/outbound-records", """
                        {"operationName": "DoNotCallRecord", "applicationId": 134, "campaignName": "Campaign1",
                         "phoneNumber": "212558%04d", "devicePath": "/devices/f32a46c4-8a48-4067-9965-537fc9788790"}""".formatted(i), key("mark", i))));
        List<Thread> threads = new ArrayList<>();
        writers.forEach(writer -> threads.add(new Thread(writer, "writer")));
        threads.forEach(Thread::start);
        await().atMost(TIMEOUT).until(() -> writers.stream().allMatch(writer -> writer.acknowledged() >= 20));

        servers.killPrimary();
        await().atMost(TIMEOUT).until(() -> writers.stream().allMatch(writer -> !writer.refusals.isEmpty()));
        servers.promoteStandby();
        address.moveTo(servers.standby().port());
        long moved = System.nanoTime();
        List<Integer> before = writers.stream().map(Writer::acknowledged).toList();
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> writers.get(0).acknowledged() > before.get(0));
        System.out.printf(
                "PromotionTest: the first success %d ms after the move%n", (System.nanoTime() - moved) / 1_000_000);
        await().atMost(TIMEOUT).until(() -> {
            for (int i = 0; i < writers.size(); i++) {
                if (writers.get(i).acknowledged() < before.get(i) + 20) {
                    return false;
                }
            }
            return true;
        });
        isOver.set(true);
        for (Thread thread : threads) {
            thread.join();
        }

        for (Writer writer : writers) {
            assertEquals(List.of(), List.copyOf(writer.wrong));
            assertTrue(writer.refusals.stream().allMatch(answer -> answer.body().startsWith("{")));
        }
        assertEach(
                OutdialService.OUTBOUND,
                "SELECT count(*) FROM outbound_record WHERE phone LIKE '%212556%'",
                writers.get(0));
        assertEach(
                OutdialService.ENROLLMENT,
                "SELECT count(*) FROM customer WHERE caller_id LIKE '%212557%' AND first_name = 'Promoted'",
                writers.get(1));
        assertEach(
                OutdialService.OUTBOUND,
                "SELECT count(*) FROM do_not_call WHERE phone LIKE '%212558%'",
                writers.get(2));
    }

    private static void assertEach(OutdialService service, String count, Writer writer) throws Exception {
        DatabaseServer promoted = servers.standby().at(service.context());

        assertEquals(Integer.toString(writer.acknowledged()), ServerPair.value(promoted, count));
    }

    private static String[] key(String kind, int number) {
        return new String[] {"Idempotency-Key", "promotion-" + kind + "-" + number};
    }

    /** Writes one thing after the other, each again until it is acknowledged. */
    private static final class Writer implements Runnable {

        private final AtomicBoolean isOver;
        private final IntFunction<Answer> write;
        private final Queue<Answer> refusals = new ConcurrentLinkedQueue<>();
        private final Queue<Answer> wrong = new ConcurrentLinkedQueue<>();
        private volatile int done;

        Writer(AtomicBoolean isOver, IntFunction<Answer> write) {
            this.isOver = isOver;
            this.write = write;
        }

        int acknowledged() {
            return done;
        }

        @Override
        public void run() {
            for (int number = 0; !isOver.get(); number++) {
                while (!isAcknowledged(number)) {
                    pause();
                }
                done = number + 1;
            }
        }

        private boolean isAcknowledged(int number) {
            try {
                Answer answer = write.apply(number);
                if (answer.status() == 200) {
                    return true;
                }
                (answer.status() == 503 ? refusals : wrong).add(answer);
            } catch (UncheckedIOException e) {
                // Without an answer it is sent again.
                return false;
            }
            return false;
        }

        private static void pause() {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
