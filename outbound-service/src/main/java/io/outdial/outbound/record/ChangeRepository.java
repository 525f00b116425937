package io.outdial.outbound.record;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What triggers have noted of records and attempts (V220). It belongs to no request. */
@ApplicationScoped
class ChangeRepository {

    private static final String TELL =
            "SELECT noted_chains, noted_attempts, last_chain, last_attempt FROM tell_changes($1, $2, $3)";

    @Inject
    Pool database;

    /**
     * Notes that have become events.
     *
     * @param lastChain meaningless without chains, as is the last attempt without attempts
     */
    record Taken(int chains, int attempts, long lastChain, long lastAttempt) {}

    /** In a transaction of its own: notes behind those given, the oldest first. */
    Uni<Taken> tell(long afterChain, long afterAttempt, int atMost) {
        return database.preparedQuery(TELL)
                .execute(Tuple.of(afterChain, afterAttempt, atMost))
                .map(rows -> taken(rows.iterator().next()));
    }

    private static Taken taken(Row row) {
        return new Taken(
                row.getInteger("noted_chains"),
                row.getInteger("noted_attempts"),
                orZero(row.getLong("last_chain")),
                orZero(row.getLong("last_attempt")));
    }

    private static long orZero(Long number) {
        return number == null ? 0 : number;
    }
}
