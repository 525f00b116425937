package io.outdial.outbound.importing;

import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Rows that were not taken. */
@ApplicationScoped
class RejectionRepository {

    private static final String INSERT = """
            INSERT INTO import_rejection (client_id, import_id, line, code, message, row_text, phone_keys, created_at)
            SELECT $1, $2, CAST(line AS bigint), code, message, row_text, string_to_array(phone_keys, ' '), $8
              FROM unnest(CAST($3 AS text[]), CAST($4 AS text[]), CAST($5 AS text[]), CAST($6 AS text[]), CAST($7 AS text[]))
                AS rejected (line, code, message, row_text, phone_keys)
            """;

    private static final String AFTER = """
            SELECT line, code, message, row_text FROM import_rejection
             WHERE client_id = $1 AND import_id = $2 AND line > $3 ORDER BY line LIMIT $4
            """;

    @Inject
    Pool pool;

    Uni<Void> add(SqlCarrier transaction, UUID clientId, UUID importId, List<Rejection> rejections, Instant now) {
        return rejections.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.execute(
                        INSERT,
                        clientId,
                        importId,
                        texts(rejections, rejection -> Long.toString(rejection.line())),
                        texts(rejections, Rejection::code),
                        texts(rejections, Rejection::message),
                        texts(rejections, Rejection::text),
                        texts(rejections, rejection -> String.join(" ", rejection.phoneKeys())),
                        now);
    }

    /** Those of later lines, without their telephones; at most as many as the limit says. */
    Uni<List<Rejection>> findAfter(UUID clientId, UUID importId, long line, int limit) {
        return SqlCarrier.of(pool)
                .rows(AFTER, clientId, importId, line, (long) limit)
                .map(rows -> rows.stream()
                        .map(row -> new Rejection(
                                (long) row[0], (String) row[1], (String) row[2], (String) row[3], List.of()))
                        .toList());
    }

    private static String[] texts(List<Rejection> rejections, Function<Rejection, String> value) {
        return rejections.stream().map(value).toArray(String[]::new);
    }
}
