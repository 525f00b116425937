package io.outdial.platform.database;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** A session of Hibernate Reactive. */
record SessionCarrier(Mutiny.Session session) implements SqlCarrier {

    @Override
    public Uni<Object[]> firstRow(String sql, Object... values) {
        return query(sql, values).getSingleResultOrNull().map(SessionCarrier::columns);
    }

    @Override
    public Uni<List<Object[]>> rows(String sql, Object... values) {
        return query(sql, values)
                .getResultList()
                .map(rows -> rows.stream().map(SessionCarrier::columns).toList());
    }

    @Override
    public Uni<Void> execute(String sql, Object... values) {
        Mutiny.MutationQuery query = session.createNativeQuery(numbered(sql));
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query.executeUpdate().replaceWithVoid();
    }

    /** A session that changes something is in one. */
    @Override
    public <T> Uni<T> inTransaction(Function<SqlCarrier, Uni<T>> work) {
        return work.apply(this);
    }

    private Mutiny.SelectionQuery<Object> query(String sql, Object[] values) {
        Mutiny.SelectionQuery<Object> query = session.createNativeQuery(numbered(sql), Object.class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }

    /** Hibernate gives a row of one column as the value itself. */
    private static Object[] columns(Object row) {
        return row == null || row instanceof Object[] ? (Object[]) row : new Object[] {row};
    }

    /** Hibernate writes {@code ?1} for {@code $1}, and sends the latter. */
    private static String numbered(String sql) {
        return sql.replace('$', '?');
    }
}
