package io.outdial.platform.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.outbox.OutboxQueue.Claimed;
import io.outdial.platform.trace.EventTraces;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The traces that an event belongs to are kept in its row. */
class OutboxTraceTest extends RelaysOfATest {

    private static final String TRACED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /** As a function of the database does, which knows nothing of requests. */
    private static final String WRITE = """
            INSERT INTO outbox_event (id, client_id, key, type, data)
            VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid()::text, 'test.written', '{}')
            """;

    @Test
    void whatAStatementWritesIsOfTheTracesThatItsTransactionNames() {
        write(List.of(TRACED, TRACED));
        assertEquals(TRACED + " " + TRACED, claimedTrace());
    }

    /** A column of the row is no place for the traces of thousands. */
    @Test
    void ofManyTracesSomeAreKept() {
        write(Collections.nCopies(40, TRACED));
        assertEquals(16, claimedTrace().split(" ").length);
    }

    /** The same connection may have named traces before. */
    @Test
    void whatNamesNoneHasNone() {
        write(List.of(TRACED));
        database.run("TRUNCATE outbox_event");
        for (int i = 0; i < 10; i++) {
            write(List.of());
        }
        assertEquals(10, database.number("SELECT count(*) FROM outbox_event WHERE trace IS NULL"));
    }

    /** Nobody is traced, as nearly always. */
    @Test
    void whatARequestWritesThatIsNotTracedHasNone() {
        database.write("key", 0, 1);
        assertNull(claimedTrace());
    }

    private void write(List<String> traces) {
        SqlCarrier.of(database.pool())
                .inTransaction(
                        transaction -> EventTraces.name(transaction, traces).chain(() -> transaction.execute(WRITE)))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private String claimedTrace() {
        List<Claimed> claimed = database.queue()
                .claim(10, Duration.ofMinutes(1), new LookBack(Duration.ofMinutes(1)))
                .await()
                .atMost(Duration.ofSeconds(10));
        assertEquals(1, claimed.size());
        return claimed.get(0).event().trace();
    }
}
