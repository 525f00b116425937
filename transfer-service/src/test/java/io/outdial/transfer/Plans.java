package io.outdial.transfer;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * How the database would carry out a statement. What it avoids is made unattractive, so a scan or a sort that is left
 * is one that no index could replace.
 */
@ApplicationScoped
public class Plans {

    @Inject
    Pool pool;

    /** @param sql with Hibernate's {@code ?1} for parameters */
    public String of(String sql) {
        return pool.withTransaction(connection -> connection
                        .query(
                                "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off")
                        .execute()
                        .chain(() -> connection
                                .query("EXPLAIN (GENERIC_PLAN) " + sql.replace('?', '$'))
                                .execute())
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map((Row row) -> row.getString(0))
                                .collect(Collectors.joining("\n"))))
                .await()
                .indefinitely();
    }
}
