package io.outdial.platform.outbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.event.EventOutcome;
import io.outdial.platform.outbox.OutboxDatabase.Config;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nobody waits for another's trouble: refusals, outages and silence (ADR 0016, 0056). */
class OutboxFailureTest extends RelaysOfATest {

    /** With the pauses of a refused event these would take two minutes. */
    private static final int UNLUCKY = 7;

    @Test
    void aRefusedEventHoldsItsKeyBackAndNoOther() {
        database.write("bad", 0, 3);
        write(KEYS);
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

    /** What was delivered when the database went away is settled when it is back, and is sent to nobody again. */
    @Test
    void afterTheDatabaseWasAwayNothingWaitsForItsLeaseToEnd() {
        Config config = new Config(
                4,
                5,
                Duration.ofMillis(50),
                Duration.ofMillis(10),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMillis(40),
                Duration.ofMillis(200),
                Duration.ofMillis(400));
        database.write("delivered", 0, 1);
        AtomicInteger deliveries = new AtomicInteger();
        EventDelivery receiver = new EventDelivery() {
            @Override
            public int maxBatch() {
                return 5;
            }

            @Override
            public Uni<List<EventOutcome>> deliver(List<OutboxEvent> events) {
                deliveries.incrementAndGet();
                return database.pool()
                        .query("ALTER TABLE outbox_event RENAME TO outbox_event_away")
                        .execute()
                        .replaceWith(EventOutcome.APPLIED.times(events.size()));
            }
        };
        run(database.relay(database.queue(), receiver, config));
        try {
            await().pollDelay(Duration.ofMillis(500)).until(() -> deliveries.get() == 1);
        } finally {
            database.run("ALTER TABLE IF EXISTS outbox_event_away RENAME TO outbox_event");
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> database.waiting() == 0);
        assertEquals(1, deliveries.get());
    }

    /** A replica of the receiver is away and others answer: who meets it does not wait as if it were refused. */
    @Test
    void anEventThatIsUnluckyIsDeliveredSoon() {
        Config config = new Config(
                4,
                1,
                Duration.ofMillis(50),
                Duration.ofMillis(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofMillis(10),
                Duration.ofHours(1));
        database.write("unlucky", 0, 1);
        HalfAway receiver = new HalfAway();
        receiver.relay = database.relay(database.queue(), receiver, config);
        run(receiver.relay);
        await().untilAsserted(() -> assertEquals(0, database.waiting()));
        assertEquals(UNLUCKY + 1, receiver.attempts.get());
    }

    /** Fails with one key some times, each time after it has taken an event of another one. */
    private final class HalfAway implements EventDelivery {

        final AtomicInteger attempts = new AtomicInteger();
        OutboxRelay relay;
        private final Map<Integer, CompletableFuture<Void>> others = new ConcurrentHashMap<>();

        @Override
        public int maxBatch() {
            return 1;
        }

        @Override
        public Uni<List<EventOutcome>> deliver(List<OutboxEvent> events) {
            OutboxEvent event = events.get(0);
            Uni<List<EventOutcome>> taken = Uni.createFrom().item(EventOutcome.APPLIED.times(1));
            if (event.key().equals("other")) {
                others.get(event.data().asInt()).complete(null);
                return taken;
            }
            int attempt = attempts.incrementAndGet();
            if (attempt > UNLUCKY) {
                return taken;
            }
            others.put(attempt, new CompletableFuture<>());
            Uni<Void> other = Uni.createFrom().completionStage(() -> CompletableFuture.runAsync(() -> {
                        database.write("other", attempt, attempt + 1);
                        relay.wake();
                    })
                    .thenCompose(written -> others.get(attempt)));
            return other.onItem().delayIt().by(Duration.ofMillis(100)).chain(() -> Uni.createFrom()
                    .failure(new IllegalStateException("away")));
        }
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
}
