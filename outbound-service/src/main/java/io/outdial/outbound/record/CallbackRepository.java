package io.outdial.outbound.record;

import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.notification.NotificationConfig;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The callbacks that agents have promised, until they are told that the time has come. */
@ApplicationScoped
public class CallbackRepository {

    /** A later promise of the same record takes the place of the earlier one. */
    static final String AGREE = """
            INSERT INTO agreed_callback (client_id, handle, member_id, agreed_at)
            SELECT CAST($1 AS uuid), promised.handle, promised.member_id, promised.agreed_at
              FROM unnest(CAST(CAST($2 AS text[]) AS bigint[]), CAST(CAST($3 AS text[]) AS uuid[]), CAST(CAST($4 AS text[]) AS timestamptz[])) AS promised (handle, member_id, agreed_at)
            ON CONFLICT ON CONSTRAINT agreed_callback_pk DO UPDATE SET member_id = excluded.member_id, agreed_at = excluded.agreed_at
            """;

    static final String ANY_DUE = "SELECT EXISTS (SELECT FROM agreed_callback WHERE agreed_at <= now())";

    /**
     * What is due is taken away, so that it is told once: another replica passes over it. A member without a desktop is
     * waited for as long as the callback is its own. What has been done with the record meanwhile is not told.
     */
    static final String TAKE_DUE = """
            WITH due AS MATERIALIZED (
                SELECT callback.client_id, callback.handle, callback.member_id, callback.agreed_at
                  FROM agreed_callback AS callback
                 WHERE callback.agreed_at <= now()
                   AND (callback.agreed_at < now() - interval '15 minutes'
                        OR EXISTS (SELECT FROM notification_session AS open
                                    WHERE open.client_id = callback.client_id AND open.member_id = callback.member_id
                                      AND open.seen_at > now() - CAST($1 AS bigint) * interval '1 millisecond'))
                 ORDER BY callback.agreed_at LIMIT 200 FOR UPDATE SKIP LOCKED
            ), taken AS (
                DELETE FROM agreed_callback AS callback USING due WHERE callback.client_id = due.client_id AND callback.handle = due.handle
            )
            SELECT\s""" + NoticeRow.COLUMNS + """
                 , told.agreed_at
              FROM due AS told
              JOIN outbound_record AS record ON record.client_id = told.client_id AND record.handle = told.handle
               AND record.record_type = 4 AND record.record_status = 1 AND record.member_id = told.member_id
               AND coalesce(record.due_at <= now(), false)
            """ + NoticeRow.NAMES + """
             WHERE told.agreed_at >= now() - interval '15 minutes'
             ORDER BY told.agreed_at, record.handle
            """;

    @Inject
    Pool database;

    @Inject
    NotificationConfig config;

    /** In the transaction that puts the records off, each once. */
    Uni<Void> agree(SqlCarrier connection, UUID clientId, List<AgreedCallback> callbacks) {
        return callbacks.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.execute(
                        AGREE,
                        clientId,
                        texts(callbacks, AgreedCallback::handle),
                        texts(callbacks, AgreedCallback::memberId),
                        texts(callbacks, AgreedCallback::at));
    }

    /** Whether there is something to take: most of the time there is not, and no transaction is opened. */
    public Uni<Boolean> anyDue() {
        return database.preparedQuery(ANY_DUE)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Takes what is due, in the session of the caller, which tells the members. */
    public Uni<List<RecordNotice>> takeDue() {
        return Panache.getSession()
                .chain(session ->
                        SqlCarrier.of(session).rows(TAKE_DUE, config.replay().toMillis()))
                .map(rows -> rows.stream()
                        .map(row -> NoticeRow.read(row, RecordNotice.Kind.CALLBACK_DUE))
                        .toList());
    }

    private static String[] texts(List<AgreedCallback> callbacks, Function<AgreedCallback, Object> value) {
        return callbacks.stream().map(value).map(Object::toString).toArray(String[]::new);
    }
}
