package io.outdial.outbound.campaigndata;

import io.outdial.contract.outbound.CloudAgentReplyDto;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;

/**
 * {@link Idempotency} for work that is done by the plain SQL client. Only a request with an {@code Idempotency-Key}
 * pays for a transaction of several statements.
 */
@ApplicationScoped
class AnswerRepository {

    @Inject
    Pool pool;

    @Inject
    Idempotency idempotency;

    /**
     * Carries out {@code work}, or answers what it answered the first time. Every answer of the business rules is kept,
     * refusals too: under HTTP 200 a client cannot tell them from the rest, and the same key must get the same.
     *
     * @param key null where the caller sent none
     * @param work gets what it must run its statements on
     */
    Uni<Reply> once(Call call, String key, Function<SqlClient, Uni<Reply>> work) {
        if (key == null) {
            return work.apply(pool);
        }
        Idempotency.Claim claim = idempotency.claim(call, key);
        return pool.withTransaction(connection -> connection
                .preparedQuery(Idempotency.CLAIM)
                .execute(Tuple.of(claim.clientId(), claim.key(), claim.caller(), claim.fingerprint()))
                .chain(claimed -> claimed.iterator().hasNext()
                        ? work.apply(connection).call(reply -> keep(connection, claim, reply))
                        : earlier(connection, claim)));
    }

    private Uni<?> keep(SqlClient connection, Idempotency.Claim claim, Reply reply) {
        return connection
                .preparedQuery(Idempotency.STORE)
                .execute(Tuple.of(claim.clientId(), claim.key(), claim.caller(), idempotency.write(reply.toDto())));
    }

    private Uni<Reply> earlier(SqlClient connection, Idempotency.Claim claim) {
        return connection
                .preparedQuery(Idempotency.EARLIER)
                .execute(Tuple.of(claim.clientId(), claim.key(), claim.caller()))
                .map(rows -> {
                    RowIterator<Row> iterator = rows.iterator();
                    Row row = iterator.next();
                    CloudAgentReplyDto kept = idempotency.replay(
                            row.getString("fingerprint"), row.getString("answer"), claim, CloudAgentReplyDto.class);
                    return Reply.of(kept.status(), kept.message());
                });
    }
}
