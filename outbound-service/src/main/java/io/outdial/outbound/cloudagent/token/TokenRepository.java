package io.outdial.outbound.cloudagent.token;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Which token of an account is in force. By the SQL client, since a caller is known before a request has a session. */
@ApplicationScoped
class TokenRepository {

    /** Never at the second of the former one: two tokens of one second would be one. */
    private static final String REPLACE = """
            INSERT INTO cloudagent_token AS former (client_id, issued_at, key_id) VALUES ($1, date_trunc('second', $2::timestamptz), $3)
            ON CONFLICT ON CONSTRAINT cloudagent_token_pk DO UPDATE
               SET issued_at = greatest(EXCLUDED.issued_at, former.issued_at + interval '1 second'), key_id = EXCLUDED.key_id
            RETURNING issued_at
            """;

    private static final String FIND_KEY =
            "SELECT key_id FROM cloudagent_token WHERE client_id = $1 AND issued_at = $2";

    @Inject
    Pool database;

    /** @return since when the new token of the client is in force */
    Uni<Instant> replace(UUID clientId, Instant now, String keyId) {
        return database.preparedQuery(REPLACE)
                .execute(Tuple.of(clientId, atUtc(now), keyId))
                .map(rows ->
                        rows.iterator().next().getOffsetDateTime("issued_at").toInstant());
    }

    /** The key that the token of this second was given for; null unless that one is in force. */
    Uni<String> findKey(UUID clientId, Instant issuedAt) {
        return database.preparedQuery(FIND_KEY)
                .execute(Tuple.of(clientId, atUtc(issuedAt)))
                .map(TokenRepository::key);
    }

    private static String key(RowSet<Row> rows) {
        return rows.size() == 0 ? null : rows.iterator().next().getString("key_id");
    }

    private static OffsetDateTime atUtc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
