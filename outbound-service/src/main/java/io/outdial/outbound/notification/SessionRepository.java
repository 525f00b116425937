package io.outdial.outbound.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The table of sessions. Each statement is a transaction of its own: none belongs to a change. */
@Singleton
public final class SessionRepository implements SessionStore {

    /**
     * What another session goes on for is not gone on for again, unless the client names it. For some seconds it is: of
     * two at once, and of one whose first reply was lost, none may miss anything. A session that has not subscribed yet
     * passes on what it waits for itself.
     */
    static final String OPEN = """
            WITH former AS (
                UPDATE notification_session SET adopted_at = coalesce(adopted_at, now())
                 WHERE id = (SELECT id FROM notification_session
                              WHERE client_id = $2 AND member_id = $3 AND seen_at > now() - $9 * interval '1 millisecond'
                                AND (adopted_at IS NULL OR adopted_at > now() - interval '5 seconds' OR id = $10::text)
                              ORDER BY id = coalesce($10::text, '') DESC, browser_id = $4 DESC, acked LIMIT 1)
                RETURNING acked, ARRAY(SELECT unnest(subscriptions) UNION SELECT unnest(awaited)) AS awaited
            ), stream AS (
                SELECT coalesce((SELECT last FROM notification_stream WHERE client_id = $2 AND member_id = $3), 0) AS last
            )
            INSERT INTO notification_session (id, client_id, member_id, browser_id, login, features, acknowledges, replica, acked, awaited)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, coalesce((SELECT acked FROM former), stream.last), coalesce((SELECT awaited FROM former), '{}')
              FROM stream
            RETURNING acked, (SELECT last FROM stream) AS last, awaited AS subscriptions
            """;

    static final String TAKE_OVER = """
            UPDATE notification_session AS session SET replica = $2, seen_at = now(), adopted_at = NULL
             WHERE id = $1 AND seen_at > now() - $6 * interval '1 millisecond'
               AND CASE WHEN $3::uuid IS NULL THEN browser_id = $5 ELSE client_id = $3 AND member_id = $4 END
            RETURNING client_id, member_id, browser_id, login, features, acknowledges, acked, subscriptions,
                      (extract(epoch FROM now() - opened_at) * 1000)::bigint AS age,
                      coalesce((SELECT last FROM notification_stream AS stream
                                 WHERE stream.client_id = session.client_id AND stream.member_id = session.member_id), 0) AS last
            """;

    static final String SUBSCRIBED = """
            UPDATE notification_session SET subscriptions = ARRAY(SELECT unnest(subscriptions) UNION SELECT unnest($3::text[]))
             WHERE id = $1 AND replica = $2
            """;

    static final String UNSUBSCRIBED = """
            UPDATE notification_session SET subscriptions = ARRAY(SELECT unnest(subscriptions) EXCEPT SELECT unnest($3::text[]))
             WHERE id = $1 AND replica = $2
            """;

    /** What a session has adopted stays so unless its own client is seen again. */
    static final String SAVE = """
            UPDATE notification_session AS session
               SET acked = greatest(session.acked, saved.acked), seen_at = now() - saved.age * interval '1 millisecond', adopted_at = NULL
              FROM unnest($2::text[], $3::bigint[], $4::bigint[]) AS saved (id, acked, age)
             WHERE session.id = saved.id AND session.replica = $1
            RETURNING session.id
            """;

    static final String HELD = "SELECT id FROM notification_session WHERE id = ANY ($1) AND replica = $2";

    static final String REMOVE = "DELETE FROM notification_session WHERE id = ANY ($1) AND replica = $2";

    /** Twice the time: after the database was away, sessions that are still there say so first. */
    static final String DELETE_OLD = """
            DELETE FROM notification_session
             WHERE ctid = ANY (ARRAY(
                   SELECT ctid FROM notification_session WHERE seen_at < now() - 2 * $1 * interval '1 millisecond' FOR UPDATE SKIP LOCKED))
            """;

    private final Pool database;
    private final UUID replica;
    private final long keptMillis;

    public SessionRepository(Pool database, Replica replica, NotificationConfig config) {
        this.database = database;
        this.replica = replica.id();
        this.keptMillis =
                Math.max(config.replay().toMillis(), config.maxInterval().toMillis());
    }

    @Override
    public Uni<Opened> open(Session session, String former) {
        return database.preparedQuery(OPEN)
                .execute(Tuple.from(List.of(
                                session.id(),
                                session.user().clientId(),
                                session.user().memberId(),
                                session.browserId(),
                                session.entitlement().login(),
                                array(session.entitlement().features()),
                                session.acknowledges(),
                                replica,
                                keptMillis))
                        .addValue(former))
                .map(rows -> opened(rows.iterator().next()));
    }

    @Override
    public Uni<TakenOver> takeOver(String id, Subscriber user, String browserId) {
        return database.preparedQuery(TAKE_OVER)
                .execute(Tuple.of(
                        id,
                        replica,
                        user == null ? null : user.clientId(),
                        user == null ? null : user.memberId(),
                        browserId,
                        keptMillis))
                .map(RowSet::iterator)
                .map(rows -> rows.hasNext() ? takenOver(id, rows.next()) : null);
    }

    @Override
    public Uni<Void> subscribed(String id, Set<String> channels) {
        return change(SUBSCRIBED, id, channels);
    }

    @Override
    public Uni<Void> unsubscribed(String id, Set<String> channels) {
        return change(UNSUBSCRIBED, id, channels);
    }

    private Uni<Void> change(String sql, String id, Set<String> channels) {
        return database.preparedQuery(sql)
                .execute(Tuple.of(id, replica, array(channels)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Set<String>> save(List<Progress> sessions) {
        long now = System.nanoTime();
        return database.preparedQuery(SAVE)
                .execute(Tuple.of(
                        replica,
                        sessions.stream().map(Progress::id).toArray(String[]::new),
                        sessions.stream().map(Progress::acked).toArray(Long[]::new),
                        sessions.stream()
                                .map(session -> TimeUnit.NANOSECONDS.toMillis(now - session.seenNanos()))
                                .toArray(Long[]::new)))
                .map(SessionRepository::ids);
    }

    @Override
    public Uni<Set<String>> held(Collection<String> ids) {
        return database.preparedQuery(HELD)
                .execute(Tuple.of(array(ids), replica))
                .map(SessionRepository::ids);
    }

    private static Set<String> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString("id"))
                .collect(Collectors.toSet());
    }

    @Override
    public Uni<Void> remove(Collection<String> ids) {
        return database.preparedQuery(REMOVE)
                .execute(Tuple.of(array(ids), replica))
                .replaceWithVoid();
    }

    /** Deletes sessions, of any replica, that were seen so long ago that nothing is left to give them. */
    Uni<Void> deleteOld() {
        return database.preparedQuery(DELETE_OLD).execute(Tuple.of(keptMillis)).replaceWithVoid();
    }

    private static TakenOver takenOver(String id, Row row) {
        Session session = new Session(
                id,
                new Subscriber(row.getUUID("client_id"), row.getUUID("member_id")),
                row.getString("browser_id"),
                new Entitlement(row.getString("login"), Set.of(row.getArrayOfStrings("features"))),
                row.getBoolean("acknowledges"));
        return new TakenOver(session, opened(row), Duration.ofMillis(row.getLong("age")));
    }

    private static Opened opened(Row row) {
        return new Opened(row.getLong("acked"), row.getLong("last"), Set.of(row.getArrayOfStrings("subscriptions")));
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
