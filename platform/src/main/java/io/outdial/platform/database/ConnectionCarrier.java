package io.outdial.platform.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A connection of the SQL client, or its pool. */
record ConnectionCarrier(SqlClient connection) implements SqlCarrier {

    @Override
    public Uni<Object[]> firstRow(String sql, Object... values) {
        return connection.preparedQuery(sql).execute(tuple(values)).map(rows -> {
            RowIterator<Row> iterator = rows.iterator();
            return iterator.hasNext() ? columns(iterator.next()) : null;
        });
    }

    @Override
    public Uni<List<Object[]>> rows(String sql, Object... values) {
        return connection.preparedQuery(sql).execute(tuple(values)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(ConnectionCarrier::columns)
                .toList());
    }

    @Override
    public Uni<Integer> update(String sql, Object... values) {
        return connection.preparedQuery(sql).execute(tuple(values)).map(RowSet::rowCount);
    }

    @Override
    public <T> Uni<T> inTransaction(Function<SqlCarrier, Uni<T>> work) {
        return connection instanceof Pool pool
                ? pool.withTransaction(opened -> work.apply(new ConnectionCarrier(opened)))
                : work.apply(this);
    }

    private static Tuple tuple(Object[] values) {
        return Tuple.from(SqlValues.parameters(values));
    }

    private static Object[] columns(Row row) {
        return SqlValues.columns(
                IntStream.range(0, row.size()).mapToObj(row::getValue).toArray());
    }
}
