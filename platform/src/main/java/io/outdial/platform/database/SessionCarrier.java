package io.outdial.platform.database;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

/**
 * The connection of a session of Hibernate Reactive, without its native queries: these read the text of a statement
 * again each time (ADR 48). What the session has not written yet is written first.
 */
record SessionCarrier(Mutiny.Session session) implements SqlCarrier {

    @Override
    public Uni<Object[]> firstRow(String sql, Object... values) {
        return select(sql, values).map(result -> result.hasNext() ? SqlValues.columns(result.next()) : null);
    }

    @Override
    public Uni<List<Object[]>> rows(String sql, Object... values) {
        return select(sql, values).map(result -> StreamSupport.stream(
                        Spliterators.spliterator(result, result.size(), Spliterator.ORDERED), false)
                .map(SqlValues::columns)
                .toList());
    }

    @Override
    public Uni<Integer> update(String sql, Object... values) {
        return onConnection(connection -> connection.update(sql, SqlValues.parameters(values)));
    }

    /** A session that changes something is in one. */
    @Override
    public <T> Uni<T> inTransaction(Function<SqlCarrier, Uni<T>> work) {
        return work.apply(this);
    }

    private Uni<ReactiveConnection.Result> select(String sql, Object[] values) {
        return onConnection(connection -> connection.select(sql, SqlValues.parameters(values)));
    }

    private <T> Uni<T> onConnection(Function<ReactiveConnection, CompletionStage<T>> statement) {
        ReactiveConnection connection = ((MutinySessionImpl) session).getReactiveConnection();
        return session.flush().chain(() -> Uni.createFrom().completionStage(() -> statement.apply(connection)));
    }
}
