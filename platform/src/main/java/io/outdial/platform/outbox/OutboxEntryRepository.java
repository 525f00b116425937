package io.outdial.platform.outbox;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.outbox.OutboxQueue.Backlog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The outbox as operators look into it. Of all clients: what holds up a service is nobody's alone. */
@ApplicationScoped
class OutboxEntryRepository {

    private static final String COLUMNS = """
            event.id, event.client_id, event.type, event.created_at, event.attempts, event.due_at, event.failure,
                   (SELECT first.id FROM outbox_event AS first
                     WHERE first.client_id = event.client_id AND first.key = event.key AND first.position < event.position
                     ORDER BY first.position LIMIT 1)""";

    private static final String LIST = "SELECT " + COLUMNS + " FROM outbox_event AS event ORDER BY position LIMIT $1";

    private static final String LIST_FAILED =
            "SELECT " + COLUMNS + " FROM outbox_event AS event WHERE failure IS NOT NULL ORDER BY position LIMIT $1";

    private static final String FIND =
            "SELECT " + COLUMNS + ", CAST(event.data AS text) FROM outbox_event AS event WHERE id = $1";

    private static final String FIND_DROPPED = """
            SELECT event_id, client_id, type, written_at, attempts, failure, dropped_at, dropped_by, reason
              FROM dropped_event WHERE event_id = $1
            """;

    /** The whole key, as it was postponed. */
    private static final String RETRY = """
            UPDATE outbox_event AS event SET due_at = now()
              FROM outbox_event AS asked
             WHERE asked.id = $1 AND event.client_id = asked.client_id AND event.key = asked.key AND event.due_at > now()
            """;

    /** What comes after it has waited for it, and goes on at once. */
    private static final String DROP = """
            WITH dropped AS (
                DELETE FROM outbox_event WHERE id = $1 RETURNING *
            ), kept AS (
                INSERT INTO dropped_event (event_id, client_id, type, written_at, attempts, failure, dropped_by, reason)
                SELECT id, client_id, type, created_at, attempts, failure, $2, $3 FROM dropped
            )
            UPDATE outbox_event AS event SET due_at = now()
              FROM dropped
             WHERE event.client_id = dropped.client_id AND event.key = dropped.key AND event.position > dropped.position
            """;

    private final Pool pool;

    @Inject
    OutboxEntryRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<Backlog> backlog() {
        return database()
                .firstRow(OutboxQueue.BACKLOG)
                .map(row -> new Backlog((Long) row[0], (Long) row[1], instant(row[2])));
    }

    /** The oldest first. */
    Uni<List<OutboxEntry>> list(boolean failedOnly, int limit) {
        return database()
                .rows(failedOnly ? LIST_FAILED : LIST, limit)
                .map(rows -> rows.stream().map(row -> waiting(row, null)).toList());
    }

    /** Null if no such event waits. */
    Uni<OutboxEntry> find(UUID id) {
        return database().firstRow(FIND, id).map(row -> row == null ? null : waiting(row, (String) row[8]));
    }

    /** Null if no such event was dropped. */
    Uni<OutboxEntry> findDropped(UUID id) {
        return database().firstRow(FIND_DROPPED, id).map(row -> row == null ? null : dropped(row));
    }

    Uni<Void> retry(UUID id) {
        return database().execute(RETRY, id);
    }

    /** Does nothing if it waits no more. */
    Uni<Void> drop(UUID id, String by, String reason) {
        return database().execute(DROP, id, by, reason);
    }

    private SqlCarrier database() {
        return SqlCarrier.of(pool);
    }

    private static OutboxEntry waiting(Object[] row, String data) {
        return new OutboxEntry(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                instant(row[3]),
                (Integer) row[4],
                instant(row[5]),
                (String) row[6],
                (UUID) row[7],
                data,
                null);
    }

    private static OutboxEntry dropped(Object[] row) {
        return new OutboxEntry(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                instant(row[3]),
                (Integer) row[4],
                null,
                (String) row[5],
                null,
                null,
                new OutboxEntry.Drop(instant(row[6]), (String) row[7], (String) row[8]));
    }

    private static Instant instant(Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
