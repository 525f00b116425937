package io.outdial.outbound.record;

import io.outdial.platform.outbox.OutboxFeed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Tells enrollment-service what became of chains and attempts: triggers have noted it, a function makes events of it.
 */
@ApplicationScoped
class ChangeFeed implements OutboxFeed {

    /** See V220. */
    static final String TELL =
            "SELECT noted_chains, noted_attempts, last_chain, last_attempt FROM tell_changes($1, $2, $3)";

    private static final int AT_A_TIME = 2_000;

    /** Of transactions that began so many notes ago, or earlier, only a late look finds what they have noted. */
    private static final long MARGIN = 10_000;

    @Inject
    Pool database;

    private volatile long lastChain;
    private volatile long lastAttempt;

    @Override
    public Uni<Filled> fill(boolean late) {
        return database.preparedQuery(TELL)
                .execute(
                        late
                                ? Tuple.of(0L, 0L, AT_A_TIME)
                                : Tuple.of(lastChain - MARGIN, lastAttempt - MARGIN, AT_A_TIME))
                .map(rows -> filled(rows.iterator().next()));
    }

    private Filled filled(Row row) {
        int chains = row.getInteger("noted_chains");
        int attempts = row.getInteger("noted_attempts");
        if (chains > 0) {
            lastChain = row.getLong("last_chain");
        }
        if (attempts > 0) {
            lastAttempt = row.getLong("last_attempt");
        }
        if (chains == AT_A_TIME || attempts == AT_A_TIME) {
            return Filled.PART;
        }
        return chains + attempts > 0 ? Filled.SOME : Filled.NOTHING;
    }
}
