package io.outdial.outbound.quota;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The replicas that count quotas. */
@ApplicationScoped
class QuotaReplicaRepository {

    /** One that has said nothing for half a minute is gone. The statement does not see its own rows. */
    static final String SEEN = """
            WITH gone AS (
                DELETE FROM quota_replica WHERE seen_at < now() - interval '30 seconds' AND id <> $1
            ), own AS (
                INSERT INTO quota_replica (id, seen_at) VALUES ($1, now())
                ON CONFLICT ON CONSTRAINT quota_replica_pk DO UPDATE SET seen_at = excluded.seen_at
            )
            SELECT CAST(count(*) + 1 AS integer) AS replicas FROM quota_replica
             WHERE id <> $1 AND seen_at >= now() - interval '30 seconds'
            """;

    @Inject
    Pool database;

    /** @return how many there are, this one included */
    Uni<Integer> seen(UUID replica) {
        return database.preparedQuery(SEEN)
                .execute(Tuple.of(replica))
                .map(rows -> rows.iterator().next().getInteger("replicas"));
    }
}
