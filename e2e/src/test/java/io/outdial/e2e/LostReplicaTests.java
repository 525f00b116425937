package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.ServiceReplica;
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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A replica that is stopped, then one that is killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class LostReplicaTests {

    private static final int CLIENTS = 6;
    private static final int CALLS_BEFORE_THE_END = 100;

    private final AtomicBoolean done = new AtomicBoolean();
    private final ReplicatedProduct product;

    LostReplicaTests(ReplicatedProduct product) {
        this.product = product;
    }

    /**
     * Clients that repeat a write with its key, as the documents say, and read without any precaution; and a desktop
     * whose session was in the process that is killed.
     */
    @Test
    @Order(2)
    void nothingIsLostWhenOneIsKilled() throws Exception {
        try (BayeuxDesktop desktop = new BayeuxDesktop(product.agent())) {
            String cookie = desktop.cookie();
            loseHomeOf(desktop);
            Answer moved = desktop.connect();
            assertTrue(moved.json().at("/0/successful").asBoolean(), moved.toString());
            assertEquals(1, BayeuxDesktop.replicaCookies(moved).size());
            assertFalse(cookie.contains(BayeuxDesktop.replicaCookies(moved).get(0)));
        }
    }

    private void loseHomeOf(BayeuxDesktop desktop) throws Exception {
        ServiceReplica home = product.homeOf(desktop);
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
        product.stack().process(home).destroyForcibly();
        int before = calls.get();
        await().atMost(Duration.ofSeconds(60)).until(() -> calls.get() >= before + CALLS_BEFORE_THE_END);
        done.set(true);
        clients.shutdown();
        for (Future<?> end : ends) {
            end.get(60, TimeUnit.SECONDS);
        }

        assertEquals(List.of(), List.copyOf(failedReads));
        assertTrue(written.size() > CLIENTS);
        assertEquals(written.size(), product.campaignsNamed("Replica %"));
        assertFalse(product.stack().failure().isDone());
    }

    @Test
    @Order(1)
    void aStoppedReplicaHoldsNobodyUpForever() throws Exception {
        try (BayeuxDesktop desktop = new BayeuxDesktop(product.agent())) {
            desktop.subscribe();
            ServiceReplica home = product.homeOf(desktop);
            product.signal("-STOP", home);
            try {
                CompletableFuture<Answer> read =
                        product.caller().sending("GET", ReplicatedProduct.CAMPAIGNS, null, "Cookie", desktop.cookie());
                CompletableFuture<Answer> poll = desktop.polling();

                assertEquals(200, read.get(20, TimeUnit.SECONDS).status());
                assertEquals(503, poll.get(20, TimeUnit.SECONDS).status());
                long start = System.nanoTime();
                for (int i = 0; i < 10; i++) {
                    assertEquals(
                            200,
                            product.caller().get(ReplicatedProduct.CAMPAIGNS).status());
                }
                assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(8));
                assertReceives(desktop, "while it is stopped");
                // The next poll acknowledges it.
                assertEquals(List.of(), desktop.connect().json().findValuesAsText("referenceId"));
                product.awaitAcknowledged(desktop);
            } finally {
                product.signal("-CONT", home);
            }
            product.awaitRequestsAt(home);
            assertReceives(desktop, "once it goes on");
        }
    }

    private void assertReceives(BayeuxDesktop desktop, String reference) {
        assertEquals(
                200,
                product.agent()
                        .post(Product.RECORD_PATH, ReplicatedProduct.mark(reference))
                        .status());
        assertEquals(List.of(reference), desktop.awaitReferences(1));
    }

    private void read(AtomicInteger calls, Queue<String> failed) {
        while (!done.get()) {
            String outcome = product.caller()
                    .sending("GET", ReplicatedProduct.CAMPAIGNS, null)
                    .handle((answer, lost) -> lost == null ? answer.toString() : lost.toString())
                    .join();
            if (!outcome.startsWith("HTTP 200 ")) {
                failed.add(outcome);
            }
            calls.incrementAndGet();
        }
    }

    private void write(AtomicInteger calls, Queue<String> written) {
        while (!done.get()) {
            String key = UUID.randomUUID().toString();
            if (!isWritten(key)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> isWritten(key));
            }
            written.add(key);
            calls.incrementAndGet();
        }
    }

    private boolean isWritten(String key) {
        String body = "{\"name\": \"Replica %s\", \"applicationId\": 134}".formatted(key);
        return product.caller()
                .sending("POST", "/v2/campaigns", body, "Idempotency-Key", key)
                .handle((answer, lost) -> lost == null && answer.status() == 200)
                .join();
    }
}
