package io.outdial.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The table as the queue that it is. Each statement is a transaction of its own, so none is open while an event is in
 * flight. What keeps other replicas off meanwhile is the lease: {@code due_at} in the future.
 */
class OutboxQueue {

    /**
     * The oldest event of each key, if it is due. Two replicas at once: what one has locked the other skips; what one
     * has just claimed is no longer due when the other gets its lock. A later event of the key waits until the earlier
     * one is deleted.
     */
    static final String CLAIM = """
            WITH due AS (
                SELECT position FROM outbox_event AS event
                 WHERE due_at <= now()
                   AND NOT EXISTS (SELECT FROM outbox_event AS earlier
                                    WHERE earlier.client_id = event.client_id AND earlier.key = event.key AND earlier.position < event.position)
                 ORDER BY due_at, position
                 LIMIT $1
                   FOR UPDATE OF event SKIP LOCKED
            )
            UPDATE outbox_event AS event
               SET due_at = now() + $2 * interval '1 millisecond', attempts = event.attempts + 1
              FROM due WHERE event.position = due.position
            RETURNING event.position, event.attempts, event.id, event.client_id, event.key, event.type, event.created_at, event.data::text AS data
            """;

    private static final String ACKNOWLEDGE = "DELETE FROM outbox_event WHERE position = $1";

    /**
     * The whole key waits: its later events cannot go before and need not be looked at until then. Does nothing for a
     * replica whose lease has run out and whose event is another's by now.
     */
    private static final String POSTPONE = """
            UPDATE outbox_event AS event SET due_at = now() + $3 * interval '1 millisecond'
              FROM outbox_event AS failed
             WHERE failed.position = $1 AND failed.attempts = $2 AND event.client_id = failed.client_id AND event.key = failed.key
            """;

    private static final String BACKLOG = """
            SELECT (SELECT count(*) FROM (SELECT FROM outbox_event LIMIT 100000) AS counted) AS pending,
                   (SELECT created_at FROM outbox_event ORDER BY position LIMIT 1) AS oldest
            """;

    private final Pool pool;
    private final ObjectMapper json;

    OutboxQueue(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /** An event of which this replica has the lease. */
    record Claimed(long position, int attempts, OutboxEvent event) {}

    /**
     * What waits to be delivered.
     *
     * @param pending counted up to 100,000
     * @param oldest null if nothing waits
     */
    record Backlog(long pending, Instant oldest) {}

    Uni<List<Claimed>> claim(int atMost, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(atMost, lease.toMillis()))
                .map(this::toClaimed);
    }

    /** It was delivered. */
    Uni<Void> acknowledge(Claimed claimed) {
        return pool.preparedQuery(ACKNOWLEDGE)
                .execute(Tuple.of(claimed.position()))
                .replaceWithVoid();
    }

    Uni<Void> postpone(Claimed claimed, Duration wait) {
        return pool.preparedQuery(POSTPONE)
                .execute(Tuple.of(claimed.position(), claimed.attempts(), wait.toMillis()))
                .replaceWithVoid();
    }

    Uni<Backlog> backlog() {
        return pool.query(BACKLOG).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Backlog(
                    row.getLong("pending"),
                    row.getOffsetDateTime("oldest") == null
                            ? null
                            : row.getOffsetDateTime("oldest").toInstant());
        });
    }

    private List<Claimed> toClaimed(RowSet<Row> rows) {
        List<Claimed> claimed = new ArrayList<>(rows.size());
        for (Row row : rows) {
            claimed.add(new Claimed(row.getLong("position"), row.getInteger("attempts"), toEvent(row)));
        }
        return claimed;
    }

    private OutboxEvent toEvent(Row row) {
        try {
            return new OutboxEvent(
                    row.getUUID("id"),
                    row.getUUID("client_id"),
                    row.getString("key"),
                    row.getString("type"),
                    row.getOffsetDateTime("created_at").toInstant(),
                    json.readTree(row.getString("data")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL returned what is not JSON", e);
        }
    }
}
