package io.outdial.platform.outbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.outbox.OutboxDatabase.Config;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing is lost, nothing overtakes (ADR 0016). */
class OutboxRelayTest extends RelaysOfATest {

    @Test
    void everythingIsDeliveredOnceAndInTheOrderOfItsKey() {
        write(KEYS);
        Receiver receiver = new Receiver();
        Batches batches = new Batches(receiver);
        OutboxRelay relay = run(database.relay(database.queue(), batches));
        await().untilAsserted(() -> assertEquals(0, database.waiting()));
        assertInOrder(receiver, KEYS);
        assertEquals(KEYS * EACH, relay.delivered());
        assertTrue(batches.deliveries.get() < KEYS * EACH, "several keys a delivery");
        assertTrue(batches.atOnce.get() > 1, "several deliveries at once");
        assertTrue(batches.atOnce.get() <= Config.QUICK.concurrency(), "and not too many");
    }

    /**
     * Nothing is delivered until each has something under way, for which there are more keys than two of them take at
     * once.
     */
    @Test
    void threeRelaysShareTheWork() {
        int keys = 3 * Config.QUICK.concurrency() * Config.QUICK.maxBatch();
        Receiver receiver = new Receiver();
        Set<Integer> begun = ConcurrentHashMap.newKeySet();
        CompletableFuture<Void> allHaveBegun = new CompletableFuture<>();
        write(keys);
        List<OutboxRelay> three = IntStream.range(0, 3)
                .mapToObj(i -> run(database.relay(event -> {
                    begun.add(i);
                    if (begun.size() == 3) {
                        allHaveBegun.complete(null);
                    }
                    return Uni.createFrom().completionStage(allHaveBegun).chain(() -> receiver.deliver(event));
                })))
                .toList();
        await().untilAsserted(() -> assertEquals(0, database.waiting()));
        assertInOrder(receiver, keys);
        three.forEach(relay -> assertTrue(relay.delivered() > 0));
    }

    /** What is written behind a failing event is not looked at over and over, and goes out with it. */
    @Test
    void whatIsWrittenWhileItsKeyWaitsKeepsItsPlace() {
        database.write("busy", 0, 1);
        AtomicInteger refusals = new AtomicInteger(4);
        Receiver receiver = new Receiver(name -> name.equals("busy:0") && refusals.getAndDecrement() > 0);
        run(database.relay(receiver));
        await().until(() -> receiver.attempts("busy:0") > 0);
        database.write("busy", 1, 5);
        await().untilAsserted(() -> assertEquals(0, database.waiting()));
        assertEquals(List.of("busy:0", "busy:1", "busy:2", "busy:3", "busy:4"), receiver.takenOf("busy"));
    }

    /** Its transaction may have been long: claims that begin with what is due lately do not see it. */
    @Test
    void whatIsCommittedLongAfterItWasWrittenIsDelivered() {
        Receiver receiver = new Receiver();
        run(database.relay(receiver));
        database.write("early", 0, 1);
        await().until(() -> receiver.taken.contains("early:0"));
        database.pool()
                .withTransaction(connection -> Uni.createFrom()
                        .voidItem()
                        .emitOn(task -> new Thread(task).start())
                        .invoke(() -> OutboxDatabase.write(connection, "late", 0, 5))
                        .chain(() -> connection
                                .query("UPDATE outbox_event SET due_at = now() - interval '1 hour'")
                                .execute()))
                .await()
                .indefinitely();
        await().untilAsserted(() -> assertEquals(0, database.waiting()));
        assertEquals(List.of("late:0", "late:1", "late:2", "late:3", "late:4"), receiver.takenOf("late"));
    }

    /**
     * The process dies after the other side has taken an event and before the row is deleted: it is delivered again,
     * under the same id.
     */
    @Test
    void whatWasNotAcknowledgedIsDeliveredAgainByAnother() {
        database.write("twice", 0, 2);
        Queue<String> ids = new ConcurrentLinkedQueue<>();
        Set<String> applied = ConcurrentHashMap.newKeySet();
        Receiver receiver = new Receiver();
        Batches.Single inbox = event -> {
            ids.add(event.data() + " " + event.id());
            return applied.add(event.id().toString())
                    ? receiver.deliver(event)
                    : Uni.createFrom().voidItem();
        };
        OutboxQueue crashing = new OutboxQueue(database.pool(), new ObjectMapper()) {
            @Override
            Uni<Void> acknowledge(List<Claimed> applied) {
                return Uni.createFrom().failure(new IllegalStateException("killed"));
            }
        };
        OutboxRelay killed = database.relay(crashing, new Batches(inbox));
        killed.wake();
        await().until(() -> ids.size() == 1);
        killed.stop().join();
        assertEquals(2, database.waiting());

        run(database.relay(inbox));
        await().untilAsserted(() -> assertEquals(0, database.waiting()));
        List<String> delivered = List.copyOf(ids);
        assertEquals(3, delivered.size());
        assertEquals(delivered.get(0), delivered.get(1));
        assertNotEquals(delivered.get(1), delivered.get(2));
        assertEquals(List.of("twice:0", "twice:1"), receiver.takenOf("twice"));
    }

    @Test
    void whatIsRolledBackIsNeverSent() {
        Receiver receiver = new Receiver();
        run(database.relay(receiver));
        database.pool()
                .withTransaction(connection -> Uni.createFrom()
                        .voidItem()
                        .emitOn(task -> new Thread(task).start())
                        .invoke(() -> OutboxDatabase.write(connection, "undone", 0, 1))
                        .onItem()
                        .failWith(() -> new IllegalStateException("rolled back")))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
        database.write("done", 0, 1);
        await().until(() -> receiver.taken.contains("done:0"));
        assertEquals(0, receiver.attempts("undone:0"));
    }

    /** No timer here: only that somebody said so, before the commit. */
    @Test
    void whatIsExpectedIsFound() {
        Receiver receiver = new Receiver();
        OutboxRelay relay = database.relay(receiver);
        relays.add(relay);
        relay.expect();
        database.write("expected", 0, 2);
        await().atMost(Duration.ofSeconds(2)).until(() -> receiver.taken.size() == 2);
    }

    /** However often somebody says that there is something. */
    @Test
    void whatIsWrittenSoonAfterAnotherGoesTogether() {
        Duration gather = Duration.ofMillis(200);
        Receiver receiver = new Receiver();
        Batches batches = new Batches(receiver);
        OutboxRelay relay = run(database.relay(database.queue(), batches, Config.QUICK.gathering(gather, 100)));
        long begun = System.nanoTime();
        for (int key = 0; key < 50; key++) {
            database.write("often-" + key, 0, 1);
            relay.wake();
        }
        await().until(() -> receiver.taken.size() == 50);
        long turns = Duration.ofNanos(System.nanoTime() - begun).dividedBy(gather) + 2;
        assertTrue(batches.deliveries.get() <= turns, () -> batches.deliveries + " deliveries in " + turns + " turns");
    }
}
