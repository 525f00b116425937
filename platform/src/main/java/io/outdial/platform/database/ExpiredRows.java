package io.outdial.platform.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/**
 * Deletes expired rows, in batches small enough to stay within the time limit of a statement, however many there are.
 */
public final class ExpiredRows {

    private static final int ROWS = 5_000;

    private static final String DELETE = """
            DELETE FROM %1$s
             WHERE ctid = ANY (ARRAY (SELECT ctid FROM %1$s WHERE %2$s < $1 ORDER BY %2$s LIMIT %3$d))
            """;

    private ExpiredRows() {}

    /**
     * @param table of the schema, as a literal of the program
     * @param column a time in it that has an index
     */
    public static Uni<Void> delete(String table, String column, Instant before) {
        String sql = DELETE.formatted(table, column, ROWS);
        return Multi.createBy()
                .repeating()
                .uni(() -> Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> SqlCarrier.of(session).update(sql, before))))
                .whilst(deleted -> deleted == ROWS)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
