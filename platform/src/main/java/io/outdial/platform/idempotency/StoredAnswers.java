package io.outdial.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The table of keys and what was answered under each. */
@ApplicationScoped
class StoredAnswers {

    /** Takes the key, or an expired entry of it; the returned row says that it did. */
    private static final String CLAIM = """
            INSERT INTO idempotency_answer (client_id, key, caller, fingerprint)
            SELECT CAST($1 AS uuid), CAST($2 AS text), CAST($3 AS text), CAST($4 AS text)
             WHERE NOT EXISTS (SELECT FROM idempotency_answer
                                WHERE client_id = $1 AND key = $2 AND caller = '' AND created_at >= now() - interval '24 hours')
            ON CONFLICT (client_id, key, caller) DO UPDATE
               SET fingerprint = excluded.fingerprint, answer = NULL, created_at = now()
             WHERE idempotency_answer.created_at < now() - interval '24 hours'
            RETURNING 1
            """;

    private static final String STORE =
            "UPDATE idempotency_answer SET answer = $4 WHERE client_id = $1 AND key = $2 AND caller = $3";

    /** An answer without a caller is from before callers were kept (V000_3). */
    private static final String EARLIER = """
            SELECT fingerprint, answer FROM idempotency_answer
             WHERE client_id = $1 AND key = $2 AND caller IN ($3, '') AND created_at >= now() - interval '24 hours'
            """;

    @Inject
    ObjectMapper json;

    /** @return whether the key is the request's own; false if it was used before */
    Uni<Boolean> claim(SqlCarrier sql, Claim claim) {
        return sql.firstRow(CLAIM, claim.clientId(), claim.key(), claim.caller(), claim.fingerprint())
                .map(claimed -> claimed != null);
    }

    Uni<Void> store(SqlCarrier sql, Claim claim, Object answer) {
        return sql.execute(STORE, claim.clientId(), claim.key(), claim.caller(), write(answer));
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
}
