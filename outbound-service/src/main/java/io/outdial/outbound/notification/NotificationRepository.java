package io.outdial.outbound.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The streams of users, and the events that are kept of them. */
@Singleton
public final class NotificationRepository {

    /** How many events are read at once; whoever needs more reads again. */
    static final int MAX_READ = 1_000;

    /**
     * In the transaction of the change, as the last of its locks. Users without a session that was seen lately have
     * nobody to keep it for. The streams are locked in the order of the member ids.
     */
    static final String STORE = """
            WITH told AS MATERIALIZED (
                SELECT requested.client_id, requested.member_id, requested.messages, listening.elsewhere
                  FROM unnest(CAST(CAST($1 AS text[]) AS uuid[]), CAST(CAST($2 AS text[]) AS uuid[]), CAST($3 AS text[])) AS requested (client_id, member_id, messages)
                 CROSS JOIN LATERAL (SELECT bool_or(replica <> CAST($4 AS uuid)) AS elsewhere FROM notification_session AS session
                                      WHERE session.client_id = requested.client_id AND session.member_id = requested.member_id
                                        AND seen_at > now() - CAST($5 AS bigint) * interval '1 millisecond') AS listening
                 WHERE listening.elsewhere IS NOT NULL
            ), moved AS (
                INSERT INTO notification_stream AS stream (client_id, member_id, last)
                SELECT client_id, member_id, 1 FROM told ORDER BY member_id, client_id
                ON CONFLICT ON CONSTRAINT notification_stream_pk DO UPDATE SET last = stream.last + 1
                RETURNING client_id, member_id, last
            ), stored AS (
                INSERT INTO notification (client_id, member_id, n, messages)
                SELECT client_id, member_id, last, messages FROM moved JOIN told USING (client_id, member_id)
            )
            SELECT client_id, member_id, last, elsewhere FROM moved JOIN told USING (client_id, member_id)
            """;

    /** User by user, also where the plan was made for a few events. */
    static final String READ = """
            SELECT wanted.client_id, wanted.member_id, event.n, event.messages
              FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS wanted (client_id, member_id, after)
             CROSS JOIN LATERAL (SELECT n, messages FROM notification
                                  WHERE client_id = wanted.client_id AND member_id = wanted.member_id AND n > wanted.after
                                  ORDER BY n LIMIT $4) AS event
             ORDER BY wanted.client_id, wanted.member_id, event.n
             LIMIT $4
            """;

    /** What another replica is about to delete is its own. */
    static final String DELETE_OLD = """
            DELETE FROM notification
             WHERE ctid = ANY (ARRAY (SELECT ctid FROM notification WHERE created_at < now() - $1 * interval '1 millisecond'
                                       LIMIT 50000 FOR UPDATE SKIP LOCKED))
            """;

    private final Pool database;
    private final UUID replica;
    private final ObjectMapper json;
    private final ObjectWriter writer;
    private final long replayMillis;

    public NotificationRepository(Pool database, Replica replica, ObjectMapper json, NotificationConfig config) {
        this.database = database;
        this.replica = replica.id();
        this.json = json;
        // PostgreSQL's texts hold no lone surrogate and no NUL, which JSON can write as escapes.
        this.writer = json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
        this.replayMillis = config.replay().toMillis();
    }

    /** Stores an event for each user, in the session of the caller. */
    Uni<StoredNotifications> store(Map<Subscriber, List<Notification>> messages) {
        return Panache.getSession().chain(session -> store(SqlCarrier.of(session), messages));
    }

    /** Like {@link #store(Map)}, in the transaction of the connection. */
    Uni<StoredNotifications> store(SqlCarrier connection, Map<Subscriber, List<Notification>> messages) {
        return connection
                .rows(
                        STORE,
                        texts(messages.keySet(), user -> user.clientId().toString()),
                        texts(messages.keySet(), user -> user.memberId().toString()),
                        texts(messages.values(), this::write),
                        replica,
                        replayMillis)
                .map(rows -> stored(rows, messages));
    }

    /** The events after these numbers, those of a user in their order; at most {@link #MAX_READ}. */
    public Uni<List<StreamEvent>> readAfter(Map<Subscriber, Long> numbers) {
        List<Subscriber> users = List.copyOf(numbers.keySet());
        return database.preparedQuery(READ)
                .execute(Tuple.of(
                        column(users, Subscriber::clientId),
                        column(users, Subscriber::memberId),
                        users.stream().map(numbers::get).toArray(Long[]::new),
                        MAX_READ))
                .map(rows -> {
                    List<StreamEvent> events = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        events.add(event(row, events, numbers));
                    }
                    return events;
                });
    }

    /** Deletes what was kept for long enough. */
    Uni<Void> deleteOld() {
        return database.preparedQuery(DELETE_OLD)
                .execute(Tuple.of(replayMillis))
                .replaceWithVoid();
    }

    private StreamEvent event(Row row, List<StreamEvent> before, Map<Subscriber, Long> numbers) {
        Subscriber user = new Subscriber(row.getUUID("client_id"), row.getUUID("member_id"));
        StreamEvent last = before.isEmpty() ? null : before.get(before.size() - 1);
        long previous = last != null && last.user().equals(user) ? last.n() : numbers.get(user);
        return new StreamEvent(user, previous, row.getLong("n"), read(row.getString("messages")));
    }

    private static StoredNotifications stored(List<Object[]> rows, Map<Subscriber, List<Notification>> messages) {
        List<StreamEvent> events = new ArrayList<>(rows.size());
        Set<Subscriber> elsewhere = new HashSet<>();
        for (Object[] row : rows) {
            Subscriber user = new Subscriber((UUID) row[0], (UUID) row[1]);
            long n = (Long) row[2];
            events.add(new StreamEvent(user, n - 1, n, messages.get(user)));
            if ((Boolean) row[3]) {
                elsewhere.add(user);
            }
        }
        return new StoredNotifications(events, elsewhere);
    }

    private String write(List<Notification> messages) {
        try {
            return writer.writeValueAsString(messages.stream()
                    .map(message -> json.createObjectNode()
                            .put("channel", message.channel())
                            .set("data", (JsonNode) message.data()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree cannot be written", e);
        }
    }

    private List<Notification> read(String messages) {
        try {
            List<Notification> all = new ArrayList<>();
            for (JsonNode message : json.readTree(messages)) {
                all.add(new Notification(message.get("channel").textValue(), message.get("data")));
            }
            return all;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written as JSON is none", e);
        }
    }

    private static <T> String[] texts(Collection<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    private static UUID[] column(Collection<Subscriber> users, Function<Subscriber, UUID> id) {
        return users.stream().map(id).toArray(UUID[]::new);
    }
}
