package io.outdial.outbound.cloudagent.bulk;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Lets a client have one of the requests under way that the vendor carries out one at a time, on all replicas. */
@ApplicationScoped
class BulkTurnRepository {

    private static final String TAKE =
            "SELECT pg_try_advisory_xact_lock(hashtextextended('bulk ' || CAST(CAST($1 AS uuid) AS text), 0))";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /**
     * Until the transaction ends.
     *
     * @throws Failure.OverQuota if another one is under way
     */
    Uni<Void> take(SqlCarrier transaction, UUID clientId) {
        return transaction
                .firstRow(TAKE, clientId)
                .invoke(row -> {
                    if (!(boolean) row[0]) {
                        throw new Failure.OverQuota(RETRY_AFTER);
                    }
                })
                .replaceWithVoid();
    }
}
