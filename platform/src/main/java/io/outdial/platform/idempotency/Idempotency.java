package io.outdial.platform.idempotency;

import io.outdial.platform.caller.Call;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Carries out a change once for an {@code Idempotency-Key}. The answer is stored in the transaction of the change:
 * either both are there or neither. Of two requests with one key at the same time the second waits for the first to
 * commit and then gets its answer.
 */
@ApplicationScoped
public class Idempotency {

    @Inject
    Pool pool;

    @Inject
    StoredAnswers answers;

    @Inject
    RequestFingerprint fingerprints;

    /**
     * Carries out {@code work}, or answers what it answered the first time.
     *
     * @param key the header, null where it was absent: then this only calls {@code work}
     * @param work joins the transaction that is opened here if there is a key, else opens its own
     * @throws Failure.NotValid if the key was used for another request
     */
    public <T> Uni<T> once(Call call, String key, Class<T> type, Supplier<Uni<T>> work) {
        return once(call, key, type, () -> Uni.createFrom().voidItem(), nothing -> work.get());
    }

    /**
     * Like {@link #once(Call, String, Class, Supplier)}, for work that first asks a peer: outside of the transaction,
     * and not for a repetition.
     */
    public <P, T> Uni<T> once(
            Call call, String key, Class<T> type, Supplier<Uni<P>> prepare, Function<P, Uni<T>> work) {
        if (key == null) {
            return prepare.get().chain(work::apply);
        }
        Claim claim = claim(call, key);
        return Panache.withSession(
                        () -> Panache.getSession().chain(session -> answers.find(SqlCarrier.of(session), claim, type)))
                .chain(answer -> answer != null
                        ? Uni.createFrom().item(answer)
                        : prepare.get().chain(prepared -> inSession(claim, type, () -> work.apply(prepared))));
    }

    /**
     * Like {@link #once(Call, String, Class, Supplier)}, for work of the SQL client. Without a key the work runs on the
     * pool, each of its statements in a transaction of its own.
     *
     * @param work is given what it must run its statements on
     */
    public <T> Uni<T> once(Call call, String key, Class<T> type, Function<SqlCarrier, Uni<T>> work) {
        if (key == null) {
            return work.apply(SqlCarrier.of(pool));
        }
        Claim claim = claim(call, key);
        return pool.withTransaction(connection -> {
            SqlCarrier transaction = SqlCarrier.of(connection);
            return once(transaction, claim, type, () -> work.apply(transaction));
        });
    }

    @WithTransaction
    <T> Uni<T> inSession(Claim claim, Class<T> type, Supplier<Uni<T>> work) {
        return Panache.getSession().chain(session -> once(SqlCarrier.of(session), claim, type, work));
    }

    private <T> Uni<T> once(SqlCarrier transaction, Claim claim, Class<T> type, Supplier<Uni<T>> work) {
        return answers.claim(transaction, List.of(claim))
                .chain(ours -> ours.isEmpty()
                        ? answers.find(transaction, claim, type)
                        : work.get().call(answer -> answers.store(transaction, Map.of(claim, answer))));
    }

    /** The key of a request whose change is made together with others': see {@link SharedTransaction}. */
    public Claim claim(Call call, String key) {
        return new Claim(call.clientId(), key, call.caller().subject(), fingerprints.of(call));
    }
}
