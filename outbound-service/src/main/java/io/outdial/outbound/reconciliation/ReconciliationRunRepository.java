package io.outdial.outbound.reconciliation;

import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The nights in which all was compared: one row each, and so one replica. */
@ApplicationScoped
class ReconciliationRunRepository {

    static final String CLAIM = """
            INSERT INTO reconciliation_run (day) VALUES (CAST(now() AT TIME ZONE 'UTC' AS date))
            ON CONFLICT ON CONSTRAINT reconciliation_run_pk DO NOTHING
            """;

    static final String END = """
            UPDATE reconciliation_run SET ended_at = now(), compared = $1, mended = $2
             WHERE day = (SELECT max(day) FROM reconciliation_run) AND ended_at IS NULL
            """;

    @Inject
    Pool pool;

    /** Whether no other replica has this night. */
    Uni<Boolean> claimToday() {
        return SqlCarrier.of(pool).update(CLAIM).map(rows -> rows == 1);
    }

    Uni<Void> end(int compared, int mended) {
        return SqlCarrier.of(pool).execute(END, compared, mended);
    }
}
