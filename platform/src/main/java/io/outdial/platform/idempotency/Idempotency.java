package io.outdial.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.caller.Call;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Carries out a change once for an {@code Idempotency-Key}. The answer is stored in the transaction of the change:
 * either both are there or neither. Of two requests with one key at the same time the second waits for the first to
 * commit and then gets its answer.
 */
@ApplicationScoped
public class Idempotency {

    /** Takes the key, or an expired entry of it, and says by its one row that it did. */
    public static final String CLAIM = """
            INSERT INTO idempotency_answer (client_id, key, caller, fingerprint)
            SELECT CAST($1 AS uuid), CAST($2 AS text), CAST($3 AS text), CAST($4 AS text)
             WHERE NOT EXISTS (SELECT FROM idempotency_answer
                                WHERE client_id = $1 AND key = $2 AND caller = '' AND created_at >= now() - interval '24 hours')
            ON CONFLICT (client_id, key, caller) DO UPDATE
               SET fingerprint = excluded.fingerprint, answer = NULL, created_at = now()
             WHERE idempotency_answer.created_at < now() - interval '24 hours'
            RETURNING 1
            """;

    public static final String STORE =
            "UPDATE idempotency_answer SET answer = $4 WHERE client_id = $1 AND key = $2 AND caller = $3";

    /** An answer without a caller is from before callers were kept (V000_3). */
    public static final String EARLIER = """
            SELECT fingerprint, answer FROM idempotency_answer
             WHERE client_id = $1 AND key = $2 AND caller IN ($3, '') AND created_at >= now() - interval '24 hours'
            """;

    @Inject
    ObjectMapper json;

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
     * Like {@link #once(Call, String, Class, Supplier)}, with something to be asked of a peer first, outside of the
     * transaction and not for a repetition.
     */
    public <P, T> Uni<T> once(
            Call call, String key, Class<T> type, Supplier<Uni<P>> prepare, Function<P, Uni<T>> work) {
        if (key == null) {
            return prepare.get().chain(work::apply);
        }
        Claim claim = claim(call, key);
        return Panache.withSession(() -> earlier(claim, type))
                .chain(answer -> answer != null
                        ? Uni.createFrom().item(answer)
                        : prepare.get().chain(prepared -> inTransaction(claim, type, () -> work.apply(prepared))));
    }

    /** What the request claims for itself. */
    public Claim claim(Call call, String key) {
        return new Claim(call.clientId(), key, call.caller().subject(), fingerprints.of(call));
    }

    /**
     * An {@code Idempotency-Key} in the hand of a caller, for one request.
     *
     * @param caller whose key it is within the client; another caller's is another key
     */
    public record Claim(UUID clientId, String key, String caller, String fingerprint) {}

    @WithTransaction
    <T> Uni<T> inTransaction(Claim claim, Class<T> type, Supplier<Uni<T>> work) {
        return query(CLAIM, claim.clientId(), claim.key(), claim.caller(), claim.fingerprint())
                .chain(claimed ->
                        claimed == null ? earlier(claim, type) : work.get().call(answer -> store(claim, answer)));
    }

    private <T> Uni<T> earlier(Claim claim, Class<T> type) {
        return query(EARLIER, claim.clientId(), claim.key(), claim.caller())
                .map(row -> row == null ? null : replay((Object[]) row, claim, type));
    }

    private <T> T replay(Object[] row, Claim claim, Class<T> type) {
        return replay((String) row[0], (String) row[1], claim, type);
    }

    /** Reads a stored answer, or refuses if it answered another request. */
    public <T> T replay(String storedFingerprint, String storedAnswer, Claim claim, Class<T> type) {
        if (RequestFingerprint.differ(storedFingerprint, claim.fingerprint())) {
            throw new Failure.NotValid(List.of(Issue.custom(
                    List.of("Idempotency-Key"),
                    "This Idempotency-Key was used for another request",
                    "a key of its own for each request",
                    "string")));
        }
        try {
            return json.readValue(storedAnswer, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer cannot be read", e);
        }
    }

    /** An answer as it is stored. */
    public String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be stored", e);
        }
    }

    private Uni<Void> store(Claim claim, Object answer) {
        return Panache.getSession()
                .chain(session -> bind(session, STORE, claim.clientId(), claim.key(), claim.caller(), write(answer))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Object> query(String sql, Object... values) {
        return Panache.getSession().chain(session -> {
            Mutiny.SelectionQuery<Object> query = session.createNativeQuery(positional(sql), Object.class);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            return query.getSingleResultOrNull();
        });
    }

    private static Mutiny.MutationQuery bind(Mutiny.Session session, String sql, Object... values) {
        Mutiny.MutationQuery query = session.createNativeQuery(positional(sql));
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }

    /** Hibernate counts {@code ?1} where PostgreSQL counts {@code $1}. */
    private static String positional(String sql) {
        return sql.replace('$', '?');
    }
}
