package io.outdial.platform.outbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.event.EventOutcome;
import io.outdial.platform.outbox.OutboxDatabase.Config;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is lost, nothing overtakes, nobody waits for another's trouble (ADR 0016). */
class OutboxRelayTest {

    private static final int KEYS = 20;
    private static final int EACH = 15;

    private static OutboxDatabase database;

    private final List<OutboxRelay> relays = new ArrayList<>();
    private final List<Long> timers = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        database = new OutboxDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.run("TRUNCATE outbox_event");
    }

    @AfterEach
    void stopRelays() {
        timers.forEach(database.vertx()::cancelTimer);
        relays.forEach(relay -> relay.stop().join());
    }

    @Test
    void everythingIsDeliveredOnceAndInTheOrderOfItsKey() {
        writeOfAllKeys();
        Receiver receiver = new Receiver();
        Batches batches = new Batches(receiver);
        OutboxRelay relay = run(database.relay(database.queue(), batches));
        await().untilAsserted(() -> assertEquals(0, database.waiting()));
        assertInOrder(receiver);
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

    @Test
    void aRefusedEventHoldsItsKeyBackAndNoOther() {
        database.write("bad", 0, 3);
        writeOfAllKeys();
        Receiver receiver = new Receiver("bad:1"::equals);
        run(database.relay(receiver));
        await().until(() -> database.waiting() == 2 && receiver.attempts("bad:1") >= 4);
        assertEquals(List.of("bad:0"), receiver.takenOf("bad"));
        assertEquals(0, receiver.attempts("bad:2"));
        assertEquals(KEYS * EACH + 1, receiver.taken.size());
    }

    @Test
    void itIsTriedAgainEverLessOftenUntilItIsTaken() {
        database.write("late", 0, 2);
        AtomicInteger refusals = new AtomicInteger(3);
        Receiver receiver = new Receiver(name -> name.equals("late:0") && refusals.getAndDecrement() > 0);
        run(database.relay(receiver));
        await().untilAsserted(() -> assertEquals(0, database.waiting()));
        assertEquals(List.of("late:0", "late:1"), receiver.takenOf("late"));
        List<Long> times = List.copyOf(receiver.attempts.get("late:0"));
        assertEquals(4, times.size());
        long shortest = Config.QUICK.minBackOff().toNanos();
        for (int i = 0; i < 3; i++) {
            long waited = times.get(i + 1) - times.get(i);
            assertTrue(waited >= shortest * (1 << i) * 3 / 4, "wait " + i + " was " + waited);
        }
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

    @Test
    void aReceiverThatNeverAnswersHoldsNobodyElseBack() {
        database.write("silent", 0, 1);
        database.write("other", 0, 3);
        Receiver receiver = new Receiver();
        AtomicInteger asked = new AtomicInteger();
        run(database.relay(event -> {
            if (event.key().equals("silent") && asked.incrementAndGet() < 3) {
                return Uni.createFrom().nothing();
            }
            return receiver.deliver(event);
        }));
        await().until(() -> Set.copyOf(receiver.takenOf("other")).size() == 3);
        assertTrue(asked.get() < 3);
        await().untilAsserted(() -> assertEquals(0, database.waiting()));
        assertEquals(3, asked.get());
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

    /** Whatever it may be that the receiver cannot bear, it takes nothing else with it a second time. */
    @Test
    void anEventThatBreaksItsDeliveryTravelsAlone() {
        database.write("breaks", 0, 1);
        write(3);
        Receiver receiver = new Receiver();
        Batches batches = new Batches(receiver);
        AtomicInteger broken = new AtomicInteger();
        run(database.relay(database.queue(), new EventDelivery() {
            @Override
            public int maxBatch() {
                return batches.maxBatch();
            }

            @Override
            public Uni<List<EventOutcome>> deliver(List<OutboxEvent> events) {
                if (events.stream().noneMatch(event -> event.key().equals("breaks"))) {
                    return batches.deliver(events);
                }
                broken.incrementAndGet();
                return Uni.createFrom().failure(new IllegalStateException("cannot bear it"));
            }
        }));
        await().until(() -> database.waiting() == 1 && broken.get() > 3);
        assertInOrder(receiver, 3);
    }

    /** An outage says nothing about events, so they do not wait for ever longer. */
    @Test
    void afterAnOutageAllIsDeliveredSoon() {
        write(3);
        Receiver receiver = new Receiver();
        Batches batches = new Batches(receiver);
        AtomicInteger attempts = new AtomicInteger();
        run(database.relay(database.queue(), new EventDelivery() {
            @Override
            public int maxBatch() {
                return batches.maxBatch();
            }

            @Override
            public Uni<List<EventOutcome>> deliver(List<OutboxEvent> events) {
                return attempts.incrementAndGet() < 15
                        ? Uni.createFrom().failure(new IllegalStateException("away"))
                        : batches.deliver(events);
            }
        }));
        await().until(() -> attempts.get() >= 15);
        await().atMost(Config.QUICK.maxOutageBackOff().multipliedBy(10)).until(() -> database.waiting() == 0);
        assertInOrder(receiver, 3);
    }

    /** Neither counts as a failure of the event. */
    @Test
    void whatTheReceiverDidNotComeToIsSentAgain() {
        database.write("late", 0, 1);
        AtomicInteger attempts = new AtomicInteger();
        OutboxRelay relay = run(database.relay(database.queue(), new EventDelivery() {
            @Override
            public int maxBatch() {
                return 1;
            }

            @Override
            public Uni<List<EventOutcome>> deliver(List<OutboxEvent> events) {
                EventOutcome outcome =
                        attempts.incrementAndGet() < 4 ? EventOutcome.later("busy") : EventOutcome.APPLIED;
                return Uni.createFrom().item(outcome.times(events.size()));
            }
        }));
        await().until(() -> database.waiting() == 0);
        assertEquals(4, attempts.get());
        assertEquals(0, relay.failed());
        assertEquals(1, relay.delivered());
    }

    @Test
    void whenItIsToldToStopItEndsWhatItBeganAndBeginsNothing() {
        database.write("under way", 0, 2);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        AtomicInteger begun = new AtomicInteger();
        OutboxRelay relay = run(database.relay(event -> {
            begun.incrementAndGet();
            return Uni.createFrom().completionStage(answer);
        }));
        await().until(() -> begun.get() == 1);
        CompletableFuture<Void> stopped = relay.stop();
        assertFalse(stopped.isDone());
        answer.complete(null);
        stopped.join();
        assertEquals(1, begun.get());
        assertEquals(1, database.waiting());
    }

    /** Another replica has it at once, and need not wait for the lease to end. */
    @Test
    void whatItClaimsWhileItIsStoppedIsGivenBack() {
        database.write("claimed late", 0, 1);
        AtomicInteger begun = new AtomicInteger();
        SqlConnection holder = database.pool().getConnectionAndAwait();
        Transaction transaction = holder.beginAndAwait();
        holder.query("LOCK TABLE outbox_event").executeAndAwait();
        OutboxRelay relay = run(database.relay(event -> {
            begun.incrementAndGet();
            return Uni.createFrom().voidItem();
        }));
        await().until(() -> database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
        CompletableFuture<Void> stopped = relay.stop();
        transaction.commitAndAwait();
        holder.closeAndAwait();
        stopped.join();
        assertEquals(0, begun.get());
        assertEquals(1, database.number("SELECT count(*) FROM outbox_event WHERE attempts = 0 AND due_at <= now()"));
    }

    @Test
    void whatWaitsIsCounted() {
        assertEquals(0, database.queue().backlog().await().indefinitely().pending());
        assertNull(database.queue().backlog().await().indefinitely().oldest());
        database.write("a", 0, 3);
        database.run("UPDATE outbox_event SET created_at = '2026-01-01T00:00:00Z' WHERE data = '0'");
        OutboxQueue.Backlog backlog = database.queue().backlog().await().indefinitely();
        assertEquals(3, backlog.pending());
        assertEquals("2026-01-01T00:00:00Z", backlog.oldest().toString());
    }

    private OutboxRelay run(OutboxRelay relay) {
        relays.add(relay);
        relay.wake();
        timers.add(database.vertx().setPeriodic(Config.QUICK.pollEvery().toMillis(), timer -> relay.wake()));
        return relay;
    }

    private static void writeOfAllKeys() {
        write(KEYS);
    }

    private static void write(int keys) {
        for (int n = 0; n < EACH; n++) {
            for (int key = 0; key < keys; key++) {
                database.write("key-" + key, n, n + 1);
            }
        }
    }

    private static void assertInOrder(Receiver receiver) {
        assertInOrder(receiver, KEYS);
    }

    private static void assertInOrder(Receiver receiver, int keys) {
        assertEquals(keys * EACH, receiver.taken.size());
        assertEquals(Set.of(), receiver.crowded);
        for (int key = 0; key < keys; key++) {
            String name = "key-" + key;
            assertEquals(IntStream.range(0, EACH).mapToObj(n -> name + ":" + n).toList(), receiver.takenOf(name));
        }
    }
}
