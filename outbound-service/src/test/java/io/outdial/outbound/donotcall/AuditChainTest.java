package io.outdial.outbound.donotcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database keeps what became of every entry, and shows when a row of that was touched. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AuditChainTest {

    final Rows rows = new Rows();

    @Inject
    ExpiredEntries expired;

    private final UUID client = UUID.randomUUID();

    private final UUID other = UUID.randomUUID();

    private void list(int from, int until) {
        rows.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) SELECT ?, n, n, 'a test', 2 FROM generate_series(?, ?) AS n",
                client,
                from,
                until);
    }

    /** How many rows hold, and the first that does not. */
    private String verified() {
        return verified(client);
    }

    private String verified(UUID ofClient) {
        return rows.text(
                "SELECT verified || ' ' || coalesce(broken_at::text, 'whole') FROM verify_do_not_call_audit(?, 0, 1000)",
                ofClient);
    }

    @Test
    void everyEntryHasARowThatHoldsTheHashOfTheOneBefore() {
        list(1, 3);
        list(4, 4);
        assertEquals("4 whole", verified());
        assertEquals(
                "1 2 3 4",
                rows.text(
                        "SELECT string_agg(n::text, ' ' ORDER BY n) FROM do_not_call_audit WHERE client_id = ?",
                        client));
        assertEquals(
                "3",
                rows.text(
                        "SELECT count(*) FROM do_not_call_audit AS entry JOIN do_not_call_audit AS former ON former.client_id = entry.client_id AND former.n = entry.n - 1"
                                + " WHERE entry.client_id = ? AND entry.previous = former.hash",
                        client));
        assertEquals("0", rows.text("SELECT count(*) FROM do_not_call_change WHERE client_id = ?", client));
    }

    @Test
    void itIsVerifiedInParts() {
        list(1, 5);
        assertEquals(
                "2 4 whole",
                rows.text(
                        "SELECT concat_ws(' ', verified, last_n, coalesce(broken_at::text, 'whole')) FROM verify_do_not_call_audit(?, 2, 2)",
                        client));
    }

    /** Sets of two clients, in either order, and single entries: nobody waits for somebody who waits. */
    @Test
    void writersAtTheSameTimeLeaveNoGap() throws InterruptedException {
        ExecutorService writers = Executors.newFixedThreadPool(8);
        for (int n = 0; n < 40; n++) {
            int from = 10 * n;
            UUID first = n % 2 == 0 ? client : other;
            writers.execute(() -> listOfTwo(first, first.equals(client) ? other : client, from, from + 4));
            writers.execute(() -> list(from + 5, from + 5));
        }
        writers.shutdown();
        assertTrue(writers.awaitTermination(30, TimeUnit.SECONDS));
        assertEquals("240 whole", verified());
        assertEquals("200 whole", verified(other));
    }

    @Test
    void aSetIsChainedInTheOrderOfItsEntries() {
        list(1, 1);
        listOfTwo(client, other, 2, 1_000);
        list(1_001, 1_001);
        assertEquals("1000 whole", verified());
        assertEquals("999 whole", verified(other));
        assertEquals(
                "1001",
                rows.text(
                        "SELECT count(*) FROM do_not_call_audit_text WHERE client_id = ? AND phone = n::text", client));
        assertEquals(
                "0", rows.text("SELECT count(*) FROM do_not_call_audit_due WHERE client_id IN (?, ?)", client, other));
    }

    private void listOfTwo(UUID first, UUID second, int from, int until) {
        rows.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) SELECT client, n, n, 'a test', 2"
                        + " FROM generate_series(?, ?) AS n, unnest(ARRAY[?, ?]) WITH ORDINALITY AS one (client, nth) ORDER BY nth, n",
                from,
                until,
                first,
                second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE do_not_call_audit SET at = now() WHERE client_id = ?",
                "DELETE FROM do_not_call_audit WHERE client_id = ?",
                "UPDATE do_not_call_audit_text SET reason = 'another' WHERE client_id = ?",
                "UPDATE do_not_call SET expires_at = now() WHERE client_id = ?"
            })
    void theDatabaseRefusesToChangeWhatWasSaid(String sql) {
        list(1, 3);
        assertThrows(AssertionError.class, () -> rows.execute(sql, client));
        assertEquals("3 whole", verified());
    }

    /** By somebody who may do everything in the database. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM do_not_call_audit WHERE client_id = ? AND n = 2",
                "DELETE FROM do_not_call_audit WHERE client_id = ? AND n = 3",
                "DELETE FROM do_not_call_audit WHERE client_id = ?",
                "UPDATE do_not_call_audit SET reported_by = 'somebody else' WHERE client_id = ? AND n = 2",
                "UPDATE do_not_call_audit SET n = 7 WHERE client_id = ? AND n = 3",
                "UPDATE do_not_call_audit_text SET phone = '1' WHERE client_id = ? AND n = 2",
                "DELETE FROM do_not_call_audit_head WHERE client_id = ?"
            })
    void whatWasTouchedShows(String sql) {
        list(1, 3);
        rows.execute("ALTER TABLE do_not_call_audit DISABLE TRIGGER USER");
        rows.execute("ALTER TABLE do_not_call_audit_text DISABLE TRIGGER USER");
        try {
            rows.execute(sql, client);
        } finally {
            rows.execute("ALTER TABLE do_not_call_audit ENABLE TRIGGER USER");
            rows.execute("ALTER TABLE do_not_call_audit_text ENABLE TRIGGER USER");
        }
        assertTrue(verified().matches("\\d+ \\d+"), this::verified);
    }

    @Test
    void whatHasEndedGoesAndTheAuditSaysSo() throws Throwable {
        rows.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version, origin, expires_at) SELECT ?, n, n, 'a test', 2, 'api', now() + n * interval '1 hour' FROM generate_series(-1, 1) AS n",
                client);
        VertxContextSupport.subscribeAndAwait(expired::everyMinute);
        assertEquals("1", rows.text("SELECT string_agg(phone, ' ') FROM do_not_call WHERE client_id = ?", client));
        assertEquals(
                "listed listed listed expired expired",
                rows.text(
                        "SELECT string_agg(action, ' ' ORDER BY n) FROM do_not_call_audit WHERE client_id = ?",
                        client));
        assertEquals("5 whole", verified());
    }
}
