package io.outdial.platform.outbox;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The statements of the relay are as quick behind a long outage, and while a transaction is held open so that what was
 * delivered stays in the table, whose statistics say that it is empty.
 */
class OutboxPlanTest {

    /** As for the role of a service. */
    private static final String SETTINGS = """
            SET LOCAL enable_seqscan = off;
            SET LOCAL enable_mergejoin = off;
            SET LOCAL plan_cache_mode = force_generic_plan;
            """;

    private static final int DELIVERED = 20_000;
    private static final int WAITING = 250;

    /** So many pages for each of 200 events: three or four each in five indexes and the table, read and written. */
    private static final int MAX_PAGES = 200 * 40;

    private static final Pattern PAGES = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    private final OutboxDatabase database = OutboxDatabase.shared();
    private SqlConnection held;

    /** Vacuum may not remove what was delivered, and has seen the table when nothing waited. */
    @BeforeEach
    void deliverWhileATransactionIsHeldOpen() {
        database.run("TRUNCATE outbox_event");
        held = database.pool().getConnection().await().indefinitely();
        run("BEGIN ISOLATION LEVEL REPEATABLE READ");
        run("SELECT count(*) FROM outbox_event");
        database.run(writing("delivered", DELIVERED));
        database.run("UPDATE outbox_event SET due_at = now() - interval '1 minute'");
        database.run("DELETE FROM outbox_event");
        database.run("VACUUM ANALYZE outbox_event");
        database.run(writing("waiting", WAITING));
    }

    @AfterEach
    void forget() {
        run("ROLLBACK");
        held.close().await().indefinitely();
        database.run("TRUNCATE outbox_event");
        database.run("VACUUM ANALYZE outbox_event");
    }

    @Test
    void aClaimReadsWhatIsDueLately() {
        assertReads(MAX_PAGES, "EXECUTE claim (200, 10000, 15000)");
    }

    /** It goes past what was delivered, once. */
    @Test
    void aClaimFromTheFirstEventReadsWhatWasDeliveredOnce() {
        assertReads(MAX_PAGES + 3 * DELIVERED, "EXECUTE claim (200, 10000, 3153600000000)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXECUTE acknowledge ('%1$s')",
                "EXECUTE postpone ('%1$s', '%2$s', '%3$s', array_fill(5::bigint, '{200}'), array_fill('why'::text, '{200}'))",
                "EXECUTE give_back ('%1$s', '%3$s', 40)"
            })
    void whatBecameOfEventsIsWrittenByTheirIds(String statement) {
        assertReads(MAX_PAGES, statement.formatted(column("id"), column("client_id || key"), column("attempts")));
    }

    @Test
    void claimingFindsWhatIsDueAndWhatIsBeforeItByIndexes() {
        String plan = explain("EXPLAIN EXECUTE claim (200, 10000, 15000)");
        assertFalse(plan.contains("Seq Scan"), plan);
        assertTrue(plan.contains("outbox_event_due"), plan);
        assertTrue(plan.contains("outbox_event_order"), plan);
    }

    private void assertReads(int maxPages, String statement) {
        String plan = explain("EXPLAIN (ANALYZE, BUFFERS, COSTS off) " + statement);
        long pages = PAGES.matcher(plan)
                .results()
                .mapToLong(OutboxPlanTest::pages)
                .findFirst()
                .orElseThrow();
        assertTrue(pages < maxPages, pages + " pages:\n" + plan);
        assertTrue(plan.contains("rows=200.00") || plan.contains("rows=200 "), plan);
    }

    private static long pages(MatchResult line) {
        return Long.parseLong(line.group(1)) + (line.group(2) == null ? 0 : Long.parseLong(line.group(2)));
    }

    /** In a transaction that is rolled back. */
    private String explain(String explanation) {
        return database.pool()
                .getConnection()
                .chain(connection -> connection
                        .begin()
                        .chain(transaction -> prepare(connection)
                                .chain(() -> connection.query(explanation).execute())
                                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                        .map((Row row) -> row.getString(0))
                                        .collect(Collectors.joining("\n")))
                                .eventually(transaction::rollback))
                        .eventually(() -> connection
                                .query(
                                        "DEALLOCATE claim; DEALLOCATE acknowledge; DEALLOCATE postpone; DEALLOCATE give_back")
                                .execute())
                        .eventually(connection::close))
                .await()
                .indefinitely();
    }

    private static Uni<?> prepare(SqlConnection connection) {
        return connection
                .query(SETTINGS + "PREPARE claim AS " + OutboxQueue.CLAIM + ";PREPARE acknowledge AS "
                        + OutboxQueue.ACKNOWLEDGE + ";PREPARE postpone AS " + OutboxQueue.POSTPONE
                        + ";PREPARE give_back AS " + OutboxQueue.GIVE_BACK)
                .execute();
    }

    /** Of the events that wait, as the text of an array. */
    private String column(String expression) {
        return database.pool()
                .query(
                        "SELECT CAST(array_agg(%s) AS text) FROM (SELECT * FROM outbox_event ORDER BY position LIMIT 200) AS event"
                                .formatted(expression))
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    private void run(String sql) {
        held.query(sql).execute().await().indefinitely();
    }

    private static String writing(String key, int count) {
        return """
                INSERT INTO outbox_event (id, client_id, key, type, data)
                SELECT gen_random_uuid(), '%s', '%s ' || n, 'test.counted', '1' FROM generate_series(1, %d) AS n
                """.formatted(OutboxDatabase.CLIENT, key, count);
    }
}
