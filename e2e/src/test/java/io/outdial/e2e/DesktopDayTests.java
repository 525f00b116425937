package io.outdial.e2e;

import static io.outdial.e2e.ReplicatedProduct.FIRST;
import static io.outdial.e2e.ReplicatedProduct.SECOND;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.local.ServiceReplica;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A day at desktops with each of the CometD clients that there are, all at the same time. */
abstract class DesktopDayTests {

    private static final long LOSS_TIMEOUT_SECONDS = 60;
    private static final long ACKNOWLEDGED_MILLIS = 600;

    private final ReplicatedProduct product;
    /** Where those who are still at work wait for each other; the last one there loses the replica. */
    private final Phaser losses = new Phaser() {
        @Override
        protected boolean onAdvance(int phase, int atWork) {
            if (atWork > 0) {
                killNext();
            }
            return atWork == 0;
        }
    };

    private CompletableFuture<Void> restarted = CompletableFuture.completedFuture(null);
    private final Queue<ServiceReplica> toLose = new ArrayDeque<>(List.of(FIRST, SECOND));

    DesktopDayTests(ReplicatedProduct product) {
        this.product = product;
    }

    @Test
    void everyEventComesOnceAndInOrderToEachOfTheClients() {
        Map<String, DesktopClient.Kind> kinds = new LinkedHashMap<>();
        kinds.put("Java 5", JavaDesktopClient.of("5.0.16"));
        kinds.put("Java 8", JavaDesktopClient.ofClassPath());
        kinds.put("Java 9", JavaDesktopClient.of("9.0.0"));
        NodeDesktopClient.install().ifPresent(kind -> kinds.put("JavaScript", kind));
        losses.bulkRegister(kinds.size());
        ExecutorService threads = Executors.newFixedThreadPool(kinds.size());
        Map<String, CompletableFuture<Void>> days = new LinkedHashMap<>();
        try {
            kinds.forEach((name, kind) -> days.put(name, CompletableFuture.runAsync(() -> work(kind), threads)));
            assertAll(
                    days.entrySet().stream().map(day -> () -> assertDoesNotThrow(day.getValue()::join, day.getKey())));
        } finally {
            threads.shutdownNow();
            restarted.join();
        }
        assertEquals(List.of(), List.copyOf(toLose));
        product.awaitRequestsAt(FIRST);
        product.awaitRequestsAt(SECOND);
    }

    private void work(DesktopClient.Kind kind) {
        try (Wire wire = new Wire(product.gateway())) {
            new DesktopDay(new DesktopAgent(product.caller()), kind, this::awaitLoss).work(wire);
        } catch (Exception e) {
            throw new CompletionException(e.toString(), e);
        } finally {
            losses.arriveAndDeregister();
        }
    }

    private void awaitLoss() throws InterruptedException, TimeoutException {
        losses.awaitAdvanceInterruptibly(losses.arrive(), LOSS_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * One after the other: whichever a desktop is at, it is lost once. What a poll has acknowledged is written a moment
     * later; what is not written by then comes twice, as the documents say.
     */
    private void killNext() {
        restarted.join();
        pause();
        ServiceReplica lost = toLose.remove();
        product.stack().kill(lost);
        restarted = CompletableFuture.runAsync(() -> product.stack().restart(lost));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ACKNOWLEDGED_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
