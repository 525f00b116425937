package io.outdial.platform.testing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * How PostgreSQL would carry out a statement. Sequential scans are made unattractive, so one that is left is one that
 * no index could replace.
 */
@ApplicationScoped
public class QueryPlans {

    private static final String NO_SCAN = "SET LOCAL enable_seqscan = off";

    /** What sorts or visits the table twice costs too much too: only an index in the order of the answer is left. */
    private static final String IN_ORDER = NO_SCAN + "; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off";

    private static final String SCANS = "pg_stat_get_xact_numscans";
    private static final String READ_ROWS = "pg_stat_get_xact_tuples_returned";

    /** By table and index; with the name of the statistic. */
    private static final String STATISTIC = """
            SELECT relname, %s(oid) FROM pg_class
             WHERE relkind IN ('r', 'i') AND relpersistence = 'p' AND relnamespace = current_schema()::regnamespace
            """;

    @Inject
    Pool pool;

    /** @param sql with parameters as {@code $1} or Hibernate's {@code ?1} */
    public QueryPlan of(String sql) {
        return among("", List.of(sql)).get(0);
    }

    /** The plan of a page, whose rows must come in the order of an index. */
    public QueryPlan inOrder(String sql) {
        return explain(IN_ORDER, List.of(sql)).get(0);
    }

    /**
     * The plans of several statements, in their order, among rows that are made for the question and rolled back.
     *
     * @param rows statements that make them, or nothing
     */
    public List<QueryPlan> among(String rows, List<String> statements) {
        return explain(rows + NO_SCAN, statements);
    }

    /**
     * How often a statement scanned each table from end to end, and each index, by their names; with those of the
     * functions that it calls, whose plans nobody can ask for.
     *
     * @param rows statements that make rows first; they are rolled back
     */
    public Map<String, Long> scansAmong(String rows, String statement) {
        return counts(SCANS, rows, statement);
    }

    /**
     * How many rows of each table, and entries of each index, a statement read, as {@link #scansAmong} counts scans.
     */
    public Map<String, Long> readsAmong(String rows, String statement) {
        return counts(READ_ROWS, rows, statement);
    }

    private Map<String, Long> counts(String statistic, String rows, String statement) {
        return inTransaction(connection -> connection
                .query(rows + NO_SCAN)
                .execute()
                .chain(() -> counts(connection, statistic))
                .chain(before -> connection
                        .query(statement)
                        .execute()
                        .chain(() -> counts(connection, statistic))
                        .map(after -> after.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0L))))));
    }

    private static Uni<Map<String, Long>> counts(SqlConnection connection, String statistic) {
        return connection.query(STATISTIC.formatted(statistic)).execute().map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1))));
    }

    private List<QueryPlan> explain(String before, List<String> statements) {
        return inTransaction(connection -> connection.query(before).execute().chain(() -> Multi.createFrom()
                .iterable(statements)
                .onItem()
                .transformToUniAndConcatenate(sql -> explain(connection, sql))
                .collect()
                .asList()));
    }

    private <T> T inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.getConnection()
                .chain(connection -> connection
                        .begin()
                        .chain(transaction -> work.apply(connection).eventually(transaction::rollback))
                        .eventually(connection::close))
                .await()
                .indefinitely();
    }

    private static Uni<QueryPlan> explain(SqlConnection connection, String sql) {
        return connection
                .query("EXPLAIN (GENERIC_PLAN) " + sql.replace('?', '$'))
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map((Row row) -> row.getString(0))
                        .collect(Collectors.joining("\n")))
                .map(QueryPlan::new);
    }
}
