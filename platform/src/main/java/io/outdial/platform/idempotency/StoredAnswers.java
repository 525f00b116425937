package io.outdial.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of keys and what was answered under each. */
@ApplicationScoped
class StoredAnswers {

    /**
     * Takes the keys, or expired entries of them; the returned rows are those that it took. In the order of the keys,
     * so that two transactions that take several cannot wait for each other.
     */
    private static final String CLAIM = """
            INSERT INTO idempotency_answer (client_id, key, caller, fingerprint)
            SELECT claim.client_id, claim.key, claim.caller, claim.fingerprint
              FROM (SELECT CAST(client_id AS uuid), key, caller, fingerprint
                      FROM unnest(CAST($1 AS text[]), CAST($2 AS text[]), CAST($3 AS text[]), CAST($4 AS text[])) AS given (client_id, key, caller, fingerprint))
                AS claim
             WHERE NOT EXISTS (SELECT FROM idempotency_answer AS unowned
                                WHERE unowned.client_id = claim.client_id AND unowned.key = claim.key AND unowned.caller = ''
                                  AND unowned.created_at >= now() - interval '24 hours')
             ORDER BY claim.client_id, claim.key, claim.caller
            ON CONFLICT (client_id, key, caller) DO UPDATE
               SET fingerprint = excluded.fingerprint, answer = NULL, created_at = now()
             WHERE idempotency_answer.created_at < now() - interval '24 hours'
            RETURNING client_id, key, caller
            """;

    private static final String STORE = """
            UPDATE idempotency_answer SET answer = given.answer
              FROM unnest(CAST($1 AS text[]), CAST($2 AS text[]), CAST($3 AS text[]), CAST($4 AS text[])) AS given (client_id, key, caller, answer)
             WHERE idempotency_answer.client_id = CAST(given.client_id AS uuid) AND idempotency_answer.key = given.key
               AND idempotency_answer.caller = given.caller
            """;

    private static final String RELEASE = """
            DELETE FROM idempotency_answer
             USING unnest(CAST($1 AS text[]), CAST($2 AS text[]), CAST($3 AS text[])) AS given (client_id, key, caller)
             WHERE idempotency_answer.client_id = CAST(given.client_id AS uuid) AND idempotency_answer.key = given.key
               AND idempotency_answer.caller = given.caller
            """;

    /** An answer without a caller is from before callers were kept (V000_3). */
    private static final String EARLIER = """
            SELECT fingerprint, answer FROM idempotency_answer
             WHERE client_id = $1 AND key = $2 AND caller IN ($3, '') AND created_at >= now() - interval '24 hours'
            """;

    @Inject
    ObjectMapper json;

    /**
     * @param claims of different keys
     * @return those whose key is the request's own; the keys of the others were used before
     */
    Uni<Set<Claim>> claim(SqlCarrier sql, Collection<Claim> claims) {
        return sql.rows(
                        CLAIM,
                        texts(claims, claim -> claim.clientId().toString()),
                        texts(claims, Claim::key),
                        texts(claims, Claim::caller),
                        texts(claims, Claim::fingerprint))
                .map(rows -> {
                    Set<List<Object>> taken = rows.stream().map(List::of).collect(Collectors.toSet());
                    return claims.stream()
                            .filter(claim -> taken.contains(claim.identity()))
                            .collect(Collectors.toSet());
                });
    }

    Uni<Void> store(SqlCarrier sql, Map<Claim, ?> answers) {
        List<Claim> claims = List.copyOf(answers.keySet());
        return sql.execute(
                STORE,
                texts(claims, claim -> claim.clientId().toString()),
                texts(claims, Claim::key),
                texts(claims, Claim::caller),
                texts(claims, claim -> write(answers.get(claim))));
    }

    /** Gives back what this transaction has claimed. */
    Uni<Void> release(SqlCarrier sql, Collection<Claim> claims) {
        return sql.execute(
                RELEASE,
                texts(claims, claim -> claim.clientId().toString()),
                texts(claims, Claim::key),
                texts(claims, Claim::caller));
    }

    /**
     * The answer under the key, null if there is none.
     *
     * @throws Failure.NotValid if it was the answer to another request
     */
    <T> Uni<T> find(SqlCarrier sql, Claim claim, Class<T> type) {
        return sql.firstRow(EARLIER, claim.clientId(), claim.key(), claim.caller())
                .map(row -> row == null ? null : replay((String) row[0], (String) row[1], claim, type));
    }

    private <T> T replay(String fingerprint, String answer, Claim claim, Class<T> type) {
        if (RequestFingerprint.differ(fingerprint, claim.fingerprint())) {
            throw new Failure.NotValid(List.of(Issue.custom(
                    List.of("Idempotency-Key"),
                    "This Idempotency-Key was used for another request",
                    "a key of its own for each request",
                    "string")));
        }
        try {
            return json.readValue(answer, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer cannot be read", e);
        }
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be stored", e);
        }
    }

    private static String[] texts(Collection<Claim> claims, Function<Claim, String> text) {
        return claims.stream().map(text).toArray(String[]::new);
    }
}
