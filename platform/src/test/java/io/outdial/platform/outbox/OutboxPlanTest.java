package io.outdial.platform.outbox;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.mutiny.sqlclient.Row;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Claiming is as quick behind a long outage. */
class OutboxPlanTest {

    @Test
    void claimingFindsWhatIsDueAndWhatIsBeforeItByIndexes() {
        String plan = OutboxDatabase.shared()
                .pool()
                .withTransaction(connection -> connection
                        .query("SET LOCAL enable_seqscan = off")
                        .execute()
                        .chain(() -> connection
                                .query("EXPLAIN (GENERIC_PLAN) " + OutboxQueue.CLAIM)
                                .execute())
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map((Row row) -> row.getString(0))
                                .collect(Collectors.joining("\n"))))
                .await()
                .indefinitely();
        assertFalse(plan.contains("Seq Scan"), plan);
        assertTrue(plan.contains("outbox_event_due"), plan);
        assertTrue(plan.contains("outbox_event_order"), plan);
    }
}
