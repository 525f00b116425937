package io.outdial.platform.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.outbox.OutboxDatabase.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An empty outbox, and relays that end with the test. */
abstract class RelaysOfATest {

    static final int KEYS = 20;
    static final int EACH = 15;

    final OutboxDatabase database = OutboxDatabase.shared();
    final List<OutboxRelay> relays = new ArrayList<>();

    private final List<Long> timers = new ArrayList<>();

    @BeforeEach
    void empty() {
        database.run("TRUNCATE outbox_event");
    }

    @AfterEach
    void stopRelays() {
        timers.forEach(database.vertx()::cancelTimer);
        relays.forEach(relay -> relay.stop().join());
    }

    OutboxRelay run(OutboxRelay relay) {
        relays.add(relay);
        relay.wake();
        timers.add(database.vertx().setPeriodic(Config.QUICK.pollEvery().toMillis(), timer -> relay.wake()));
        return relay;
    }

    /** {@link #EACH} events of each key, in turn. */
    void write(int keys) {
        for (int n = 0; n < EACH; n++) {
            for (int key = 0; key < keys; key++) {
                database.write("key-" + key, n, n + 1);
            }
        }
    }

    static void assertInOrder(Receiver receiver, int keys) {
        assertEquals(keys * EACH, receiver.taken.size());
        assertEquals(Set.of(), receiver.crowded);
        for (int key = 0; key < keys; key++) {
            String name = "key-" + key;
            assertEquals(IntStream.range(0, EACH).mapToObj(n -> name + ":" + n).toList(), receiver.takenOf(name));
        }
    }
}
