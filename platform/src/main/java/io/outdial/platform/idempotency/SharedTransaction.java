package io.outdial.platform.idempotency;

import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * The keys of several requests whose changes are made in one transaction. Each keeps its own answer, as if it had come
 * alone ({@link Idempotency}).
 */
@ApplicationScoped
public class SharedTransaction {

    @Inject
    StoredAnswers answers;

    /**
     * Claims the keys of requests.
     *
     * @param claims of different keys
     * @return those that are carried out now; the others were before, and have an {@link #earlier} answer
     */
    public Uni<Set<Claim>> claim(SqlCarrier transaction, Collection<Claim> claims) {
        return claims.isEmpty() ? Uni.createFrom().item(Set.of()) : answers.claim(transaction, claims);
    }

    /**
     * What the first request with the key was answered.
     *
     * @throws io.outdial.platform.failure.Failure.NotValid if that was another request
     */
    public <T> Uni<T> earlier(SqlCarrier transaction, Claim claim, Class<T> type) {
        return answers.find(transaction, claim, type);
    }

    /** Keeps the answers of requests that have been carried out. */
    public Uni<Void> store(SqlCarrier transaction, Map<Claim, ?> kept) {
        return kept.isEmpty() ? Uni.createFrom().voidItem() : answers.store(transaction, kept);
    }

    /** Gives back the keys of requests that have not been carried out after all. */
    public Uni<Void> release(SqlCarrier transaction, Collection<Claim> claims) {
        return claims.isEmpty() ? Uni.createFrom().voidItem() : answers.release(transaction, claims);
    }
}
