package io.outdial.platform.outbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.outbox.OutboxDatabase.Config;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see of events that wait, and what they do with them (ADR 62). */
class OutboxEntriesTest {

    private static OutboxDatabase database;
    private static OutboxEntryRepository entries;

    @BeforeAll
    static void start() {
        database = OutboxDatabase.shared();
        entries = new OutboxEntryRepository(database.pool());
    }

    @BeforeEach
    void empty() {
        database.run("TRUNCATE outbox_event");
    }

    /** Two of one key that is refused, and one of another key that nobody has tried. */
    @Test
    void theOldestIsFirstAndSaysWhyItWaits() {
        refuseFirst("no such thing");
        database.write("other", 0, 1);

        List<OutboxEntry> all = list(false, 10);

        assertEquals(3, all.size());
        OutboxEntry refused = all.get(0);
        assertEquals("no such thing", refused.failure());
        assertTrue(refused.attempts() > 0);
        assertNull(refused.waitsFor());
        assertNull(all.get(1).failure());
        assertEquals(refused.id(), all.get(1).waitsFor());
        assertNull(all.get(2).waitsFor());
        assertEquals(all.subList(0, 2), list(false, 2));
        assertEquals(List.of(refused), list(true, 10));
        assertEquals("0", find(refused.id()).data());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500, 501, 9_000})
    void aReasonOfAnyLengthIsKept(int length) {
        refuseFirst("x".repeat(length));
        assertEquals(Math.min(length, 500), list(true, 1).get(0).failure().length());
    }

    @Test
    void aReasonWithANulIsKept() {
        refuseFirst("a\0b");
        assertEquals("ab", list(true, 1).get(0).failure());
    }

    @Test
    void aWholeKeyIsTriedAgainAtOnce() {
        database.write("key", 0, 2);
        database.write("other", 0, 1);
        database.run("UPDATE outbox_event SET due_at = now() + interval '1 hour'");

        entries.retry(list(false, 3).get(1).id()).await().indefinitely();

        assertEquals(2, due("key"));
        assertEquals(0, due("other"));
    }

    @Test
    void whatIsDroppedIsKeptAndTheNextOfItsKeyGoesOn() {
        database.write("key", 0, 2);
        database.run("UPDATE outbox_event SET due_at = now() + interval '1 hour', attempts = 7, failure = 'broken'");
        OutboxEntry first = list(false, 1).get(0);

        drop(first.id());

        assertNull(find(first.id()));
        OutboxEntry dropped = entries.findDropped(first.id()).await().indefinitely();
        assertEquals(first.writtenAt(), dropped.writtenAt());
        assertEquals("7 broken", dropped.attempts() + " " + dropped.failure());
        assertEquals(
                "ada it cannot be mended",
                dropped.drop().by() + " " + dropped.drop().reason());
        assertNotNull(dropped.drop().at());
        assertEquals(1, due("key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE dropped_event SET reason = 'another'",
                "DELETE FROM dropped_event",
                "TRUNCATE dropped_event"
            })
    void whoDroppedWhatIsNeverChanged(String sql) {
        database.write("key", 0, 1);
        UUID id = list(false, 1).get(0).id();
        drop(id);

        assertThrows(PgException.class, () -> database.run(sql));

        assertEquals(
                "it cannot be mended",
                entries.findDropped(id).await().indefinitely().drop().reason());
    }

    @Test
    void whatIsNotThereIsNotDropped() {
        UUID id = UUID.randomUUID();
        drop(id);
        assertNull(find(id));
        assertNull(entries.findDropped(id).await().indefinitely());
    }

    @Test
    void whatWaitsIsCounted() {
        assertEquals(0, entries.backlog().await().indefinitely().pending());
        assertNull(entries.backlog().await().indefinitely().oldest());
        database.write("a", 0, 3);
        database.run("UPDATE outbox_event SET created_at = '2026-01-01T00:00:00Z' WHERE data = '0'");
        OutboxQueue.Backlog backlog = entries.backlog().await().indefinitely();
        assertEquals(3, backlog.pending());
        assertEquals("2026-01-01T00:00:00Z", backlog.oldest().toString());
    }

    private static void refuseFirst(String reason) {
        database.write("key", 0, 2);
        OutboxRelay relay = database.relay(event -> Uni.createFrom().failure(new IllegalStateException(reason)));
        relay.wake();
        await().pollInterval(Config.QUICK.pollEvery())
                .until(() -> !list(true, 1).isEmpty());
        relay.stop().join();
    }

    private static List<OutboxEntry> list(boolean failedOnly, int limit) {
        return entries.list(failedOnly, limit).await().indefinitely();
    }

    private static OutboxEntry find(UUID id) {
        return entries.find(id).await().indefinitely();
    }

    private static void drop(UUID id) {
        entries.drop(id, "ada", "it cannot be mended").await().indefinitely();
    }

    private static long due(String key) {
        return database.number("SELECT count(*) FROM outbox_event WHERE due_at <= now() AND key = '" + key + "'");
    }
}
