package io.outdial.platform.testing;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Which statements the connections of a pool keep prepared, as PostgreSQL tells each of them. */
public final class CachedStatements {

    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate.SQL");
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    private CachedStatements() {}

    /**
     * Makes the calls twice and tells what is still not kept.
     *
     * @param plain statements that the calls send past Hibernate, which says itself what it sends
     * @return the statements that would be sent, parsed and planned anew by a third run
     */
    public static Set<String> missing(Pool pool, Runnable calls, String... plain) {
        Set<String> sent = during(calls);
        // What a scheduled job sends meanwhile may be on its way still.
        sent.retainAll(during(calls));
        List.of(plain).forEach(sql -> sent.add(inOneLine(sql)));
        sent.removeAll(kept(pool));
        return sent;
    }

    /** All connections are borrowed at once, so that none is asked twice. */
    private static Set<String> kept(Pool pool) {
        List<SqlConnection> connections = new ArrayList<>();
        Set<String> kept = new TreeSet<>();
        try {
            for (int open = pool.size(); open > 0; open--) {
                connections.add(pool.getConnection().await().atMost(ENOUGH));
            }
            for (SqlConnection connection : connections) {
                for (Row row : connection
                        .query("SELECT statement FROM pg_prepared_statements")
                        .executeAndAwait()) {
                    kept.add(inOneLine(row.getString(0)));
                }
            }
        } finally {
            connections.forEach(SqlConnection::closeAndAwait);
        }
        return kept;
    }

    private static Set<String> during(Runnable calls) {
        Set<String> sent = new ConcurrentSkipListSet<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord statement) {
                sent.add(inOneLine(statement.getMessage()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Level before = HIBERNATE.getLevel();
        boolean isLoud = HIBERNATE.getUseParentHandlers();
        HIBERNATE.setUseParentHandlers(false);
        HIBERNATE.setLevel(Level.FINE);
        HIBERNATE.addHandler(listener);
        try {
            calls.run();
        } finally {
            HIBERNATE.removeHandler(listener);
            HIBERNATE.setLevel(before);
            HIBERNATE.setUseParentHandlers(isLoud);
        }
        return sent;
    }

    private static String inOneLine(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }
}
