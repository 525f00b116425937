package io.outdial.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.outbox.LookBack.Look;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The table as the queue that it is. Each statement is a transaction of its own, so none is open while an event is in
 * flight. What keeps other replicas off meanwhile is the lease: {@code due_at} in the future.
 */
class OutboxQueue {

    /**
     * The oldest event of each key, if it is due. Two replicas at once: what one has locked the other skips; what one
     * has just claimed is no longer due when the other gets its lock. A later event of the key waits until the earlier
     * one is deleted.
     *
     * <p>Statistics of a table that is empty most of the time say nothing of the dead rows in it, so each condition can
     * go by one index only (ADR 87): rows are compared as a whole, nothing is joined, and events are found by their id.
     */
    static final String CLAIM = """
            WITH due AS (
                SELECT id, due_at FROM outbox_event AS event
                 WHERE due_at <= now() AND due_at >= now() - $3 * interval '1 millisecond'
                   AND NOT EXISTS (SELECT FROM outbox_event AS earlier
                                    WHERE earlier.client_id = event.client_id AND earlier.key = event.key
                                      AND (earlier.client_id, earlier.key, earlier.position) < (event.client_id, event.key, event.position) OFFSET 0)
                 ORDER BY due_at, position
                 LIMIT $1
                   FOR UPDATE OF event SKIP LOCKED
            )
            UPDATE outbox_event AS event
               SET due_at = now() + $2 * interval '1 millisecond', attempts = event.attempts + 1
             WHERE id = ANY (ARRAY(SELECT id FROM due))
            RETURNING event.position, event.attempts, event.id, event.client_id, event.key, event.type, event.created_at, event.data::text AS data, event.trace,
                      (SELECT CAST(extract(epoch FROM now() - min(due_at)) * 1000 AS bigint) FROM due) AS overdue
            """;

    /** In their order, as an erasure locks them that takes a number out of several; no index is read for the order. */
    static final String ACKNOWLEDGE = """
            DELETE FROM outbox_event
             WHERE id = ANY (ARRAY(SELECT id FROM outbox_event WHERE id = ANY ($1) ORDER BY position + 0 FOR UPDATE))
            """;

    /**
     * The whole keys wait: their later events cannot go before and need not be looked at until then. Does nothing for a
     * replica whose lease has run out and whose event is another's by now.
     */
    static final String POSTPONE = """
            UPDATE outbox_event AS event
               SET due_at = now() + ($4::bigint[])[array_position($2::text[], event.client_id || event.key)] * interval '1 millisecond',
                   failure = coalesce(($5::text[])[array_position($1::uuid[], event.id)], event.failure)
             WHERE id = ANY (ARRAY(
                   SELECT same.id
                     FROM unnest($1::uuid[], $3::integer[]) AS asked (id, attempts)
                    CROSS JOIN LATERAL (SELECT waiting.client_id, waiting.key FROM outbox_event AS waiting
                                         WHERE waiting.id = asked.id AND waiting.attempts = asked.attempts OFFSET 0) AS failed
                    CROSS JOIN LATERAL (SELECT each.id FROM outbox_event AS each
                                         WHERE each.client_id = failed.client_id AND each.key = failed.key OFFSET 0) AS same))
            """;

    /** As if they had not been claimed, except that they may have to wait. */
    static final String GIVE_BACK = """
            UPDATE outbox_event AS event SET due_at = now() + $3 * interval '1 millisecond', attempts = event.attempts - 1
             WHERE id = ANY ($1) AND attempts = ($2::integer[])[array_position($1::uuid[], event.id)]
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

    /** @param lookBack of one relay */
    Uni<List<Claimed>> claim(int atMost, Duration lease, LookBack lookBack) {
        return Uni.createFrom().deferred(() -> {
            Look look = lookBack.begin(System.nanoTime());
            return pool.preparedQuery(CLAIM)
                    .execute(Tuple.of(atMost, lease.toMillis(), look.back().toMillis()))
                    .invoke(rows -> lookBack.end(look, System.nanoTime(), overdue(rows)))
                    .map(this::toClaimed);
        });
    }

    /** They were applied. */
    Uni<Void> acknowledge(List<Claimed> applied) {
        return applied.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(ACKNOWLEDGE)
                        .execute(Tuple.of(ids(applied)))
                        .replaceWithVoid();
    }

    Uni<Void> postpone(List<Postponed> failed) {
        if (failed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Claimed> claimed = failed.stream().map(Postponed::claimed).toList();
        String[] keys = claimed.stream()
                .map(Claimed::event)
                .map(event -> event.clientId() + event.key())
                .toArray(String[]::new);
        Long[] waits = failed.stream().map(event -> event.pause().toMillis()).toArray(Long[]::new);
        String[] reasons = failed.stream().map(Postponed::storableReason).toArray(String[]::new);
        return pool.preparedQuery(POSTPONE)
                .execute(Tuple.of(ids(claimed), keys, attempts(claimed), waits, reasons))
                .replaceWithVoid();
    }

    Uni<Void> giveBack(List<Claimed> unused, Duration wait) {
        return unused.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(GIVE_BACK)
                        .execute(Tuple.of(ids(unused), attempts(unused), wait.toMillis()))
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

    private static UUID[] ids(List<Claimed> events) {
        return events.stream().map(each -> each.event().id()).toArray(UUID[]::new);
    }

    private static Integer[] attempts(List<Claimed> events) {
        return events.stream().map(Claimed::attempts).toArray(Integer[]::new);
    }

    private static Duration overdue(RowSet<Row> rows) {
        return rows.rowCount() == 0
                ? null
                : Duration.ofMillis(rows.iterator().next().getLong("overdue"));
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
