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
            RETURNING event.position, event.attempts, event.id, event.client_id, event.key, event.type, event.created_at, event.data::text AS data, event.trace
            """;

    /** In their order, as an erasure locks them that takes a number out of several. */
    static final String ACKNOWLEDGE = """
            DELETE FROM outbox_event
             WHERE position = ANY (ARRAY(SELECT position FROM outbox_event WHERE position = ANY ($1) ORDER BY position FOR UPDATE))
            """;

    /**
     * The whole keys wait: their later events cannot go before and need not be looked at until then. Does nothing for a
     * replica whose lease has run out and whose event is another's by now.
     */
    static final String POSTPONE = """
            UPDATE outbox_event AS event
               SET due_at = now() + failed.wait * interval '1 millisecond',
                   failure = CASE WHEN event.position = failed.position THEN failed.reason ELSE event.failure END
              FROM (SELECT waiting.client_id, waiting.key, asked.position, asked.wait, asked.reason
                      FROM unnest($1::bigint[], $2::integer[], $3::bigint[], $4::text[]) AS asked (position, attempts, wait, reason)
                      JOIN outbox_event AS waiting ON waiting.position = asked.position AND waiting.attempts = asked.attempts) AS failed
             WHERE event.client_id = failed.client_id AND event.key = failed.key
            """;

    /** As if they had not been claimed, except that they may have to wait. */
    static final String GIVE_BACK = """
            UPDATE outbox_event AS event SET due_at = now() + $3 * interval '1 millisecond', attempts = event.attempts - 1
              FROM unnest($1::bigint[], $2::integer[]) AS claimed (position, attempts)
             WHERE event.position = claimed.position AND event.attempts = claimed.attempts
            """;

    static final String BACKLOG = """
            SELECT counted.pending, counted.parked, (SELECT created_at FROM outbox_event ORDER BY position LIMIT 1) AS oldest
              FROM (SELECT count(*) AS pending, count(failure) AS parked
                      FROM (SELECT failure FROM outbox_event LIMIT 100000) AS waiting) AS counted
            """;

    private final Pool pool;
    private final ObjectMapper json;

    OutboxQueue(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * An event of which this replica has the lease.
     *
     * @param attempts this one included
     * @param size of its data, in characters
     */
    record Claimed(long position, int attempts, int size, OutboxEvent event) {}

    /**
     * An event that is to be tried again after a while.
     *
     * @param reason why it was not taken
     */
    record Postponed(Claimed claimed, Duration pause, String reason) {

        private static final int MAX_LENGTH = 500;

        /** As PostgreSQL takes it, and short. */
        String storableReason() {
            String storable = String.valueOf(reason).replace("\0", "");
            return storable.substring(0, Math.min(MAX_LENGTH, storable.length()));
        }
    }

    /**
     * What waits to be delivered.
     *
     * @param pending counted up to 100,000
     * @param parked those of them that were tried in vain
     * @param oldest null if nothing waits
     */
    record Backlog(long pending, long parked, Instant oldest) {}

    Uni<List<Claimed>> claim(int atMost, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(atMost, lease.toMillis()))
                .map(this::toClaimed);
    }

    /** They were applied. */
    Uni<Void> acknowledge(List<Claimed> applied) {
        return applied.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(ACKNOWLEDGE)
                        .execute(Tuple.of(positions(applied)))
                        .replaceWithVoid();
    }

    Uni<Void> postpone(List<Postponed> failed) {
        if (failed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Claimed> claimed = failed.stream().map(Postponed::claimed).toList();
        Long[] waits = failed.stream().map(event -> event.pause().toMillis()).toArray(Long[]::new);
        String[] reasons = failed.stream().map(Postponed::storableReason).toArray(String[]::new);
        return pool.preparedQuery(POSTPONE)
                .execute(Tuple.of(positions(claimed), attempts(claimed), waits, reasons))
                .replaceWithVoid();
    }

    Uni<Void> giveBack(List<Claimed> unused, Duration wait) {
        return unused.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(GIVE_BACK)
                        .execute(Tuple.of(positions(unused), attempts(unused), wait.toMillis()))
                        .replaceWithVoid();
    }

    Uni<Backlog> backlog() {
        return pool.query(BACKLOG).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Backlog(
                    row.getLong("pending"),
                    row.getLong("parked"),
                    row.getOffsetDateTime("oldest") == null
                            ? null
                            : row.getOffsetDateTime("oldest").toInstant());
        });
    }

    private static Long[] positions(List<Claimed> events) {
        return events.stream().map(Claimed::position).toArray(Long[]::new);
    }

    private static Integer[] attempts(List<Claimed> events) {
        return events.stream().map(Claimed::attempts).toArray(Integer[]::new);
    }

    private List<Claimed> toClaimed(RowSet<Row> rows) {
        List<Claimed> claimed = new ArrayList<>(rows.size());
        for (Row row : rows) {
            String data = row.getString("data");
            claimed.add(new Claimed(
                    row.getLong("position"), row.getInteger("attempts"), data.length(), toEvent(row, data)));
        }
        return claimed;
    }

    private OutboxEvent toEvent(Row row, String data) {
        try {
            return new OutboxEvent(
                    row.getUUID("id"),
                    row.getUUID("client_id"),
                    row.getString("key"),
                    row.getString("type"),
                    row.getOffsetDateTime("created_at").toInstant(),
                    json.readTree(data),
                    row.getString("trace"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL returned what is not JSON", e);
        }
    }
}
