package io.outdial.platform.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs statements in the transaction of a change, whichever of the two ways to the database the change takes (ADR 32).
 * Both send the same text, so that a connection prepares it once.
 *
 * <p>Parameters are written as PostgreSQL numbers them: {@code $1}.
 */
public interface SqlCarrier {

    /** The first row of a query, null if there is none. */
    Uni<Object[]> firstRow(String sql, Object... values);

    /** All rows of a query that has a bound. */
    Uni<List<Object[]>> rows(String sql, Object... values);

    /** How many rows a change wrote. */
    Uni<Integer> update(String sql, Object... values);

    default Uni<Void> execute(String sql, Object... values) {
        return update(sql, values).replaceWithVoid();
    }

    /** In the transaction that the caller has opened, else in one of its own. */
    <T> Uni<T> inTransaction(Function<SqlCarrier, Uni<T>> work);

    static SqlCarrier of(Mutiny.Session session) {
        return new SessionCarrier(session);
    }

    static SqlCarrier of(SqlClient connection) {
        return new ConnectionCarrier(connection);
    }
}
