package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A replica that is told to stop, as an update of a cluster does, and is started again. */
abstract class RestartedReplicaTests {

    private static final int CLIENTS = 4;
    private static final int CALLS = 60;

    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger calls = new AtomicInteger();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final ReplicatedProduct product;

    RestartedReplicaTests(ReplicatedProduct product) {
        this.product = product;
    }

    /** Clients that repeat nothing: each request has to be answered, reads and writes alike. */
    @Test
    void noRequestIsLostWhenOneIsRestarted() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < CLIENTS / 2; i++) {
            ends.add(clients.submit(() -> repeat("GET", ReplicatedProduct.CAMPAIGNS)));
            ends.add(clients.submit(() -> repeat("POST", "/v2/campaigns")));
        }
        try {
            awaitCalls();
            ProcessHandle process = product.stack().process(ReplicatedProduct.SECOND);
            assertTrue(process.destroy());
            process.onExit().get(30, TimeUnit.SECONDS);
            awaitCalls();
            product.stack().restart(ReplicatedProduct.SECOND);
            product.awaitRequestsAt(ReplicatedProduct.SECOND);
            awaitCalls();
        } finally {
            done.set(true);
            clients.shutdown();
        }
        for (Future<?> end : ends) {
            end.get(60, TimeUnit.SECONDS);
        }

        assertEquals(List.of(), List.copyOf(failed));
    }

    private void awaitCalls() {
        int before = calls.get();
        await().atMost(Duration.ofSeconds(60)).until(() -> calls.get() >= before + CALLS);
    }

    private void repeat(String method, String path) {
        while (!done.get()) {
            String body = method.equals("GET")
                    ? null
                    : "{\"name\": \"Restart %s\", \"applicationId\": 134}".formatted(UUID.randomUUID());
            String outcome = product.caller()
                    .sending(method, path, body)
                    .handle((answer, lost) -> lost == null ? answer.toString() : lost.toString())
                    .join();
            if (!outcome.startsWith("HTTP 200 ")) {
                failed.add(method + " " + outcome);
            }
            calls.incrementAndGet();
        }
    }
}
