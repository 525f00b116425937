package io.outdial.outbound.quota;

import io.outdial.platform.quota.QuotaGrant;
import io.outdial.platform.quota.QuotaKey;
import io.outdial.platform.quota.QuotaLimit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** The counts of quotas. By the SQL client, since a quota is asked for before a request has a session. */
@ApplicationScoped
class QuotaCountRepository {

    /** In one statement: two processes that ask at once take turns at the row. */
    private static final String GRANT = """
            INSERT INTO quota_count AS count (client_id, subject, scope, requests, period_seconds, ends_at, remaining, granted)
            VALUES ($1, $2, $3, $4, $5, now() + $5::int * interval '1 second', $4 - $6::int, $6)
            ON CONFLICT ON CONSTRAINT quota_count_pk DO UPDATE
               SET ends_at   = CASE WHEN count.ends_at <= now() THEN EXCLUDED.ends_at ELSE count.ends_at END,
                   remaining = CASE WHEN count.ends_at <= now() THEN EXCLUDED.remaining
                                    ELSE count.remaining - least($6, count.remaining) END,
                   granted   = CASE WHEN count.ends_at <= now() THEN EXCLUDED.granted
                                    ELSE least($6, count.remaining) END
            RETURNING granted, ceil(1000 * extract(epoch FROM ends_at - now()))::bigint AS ends_in
            """;

    @Inject
    Pool database;

    Uni<QuotaGrant> grant(QuotaKey key, int wanted) {
        QuotaLimit limit = key.limit();
        return database.preparedQuery(GRANT)
                .execute(Tuple.of(
                        key.clientId(),
                        key.subject(),
                        key.scope(),
                        limit.requests(),
                        Math.toIntExact(limit.period().toSeconds()),
                        Math.min(wanted, limit.portion())))
                .map(rows -> grant(rows.iterator().next()));
    }

    private static QuotaGrant grant(Row row) {
        return new QuotaGrant(row.getInteger("granted"), Duration.ofMillis(row.getLong("ends_in")));
    }
}
