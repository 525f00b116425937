package io.outdial.platform.testing;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/** Which statements the connections of a pool keep prepared, as PostgreSQL tells each of them. */
public final class CachedStatements {

    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate.SQL");

    /** {@code quarkus.datasource.reactive.max-size} */
    private static final int MAX = 20;

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

    /**
     * All connections are borrowed at once: a pool that has room for more rather opens one than give away that of
     * another event loop. Those that listen for notifications are never given back, so they are not waited for long.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // What comes of giving a connection back is of no interest here.
    private static Set<String> kept(Pool pool) {
        List<CompletableFuture<SqlConnection>> borrowed = IntStream.range(0, MAX)
                .mapToObj(i -> pool.getConnection().subscribeAsCompletionStage())
                .toList();
        Set<String> kept = new TreeSet<>();
        try {
            for (SqlConnection connection : given(borrowed)) {
                for (Row row : connection
                        .query("SELECT statement FROM pg_prepared_statements")
                        .executeAndAwait()) {
                    kept.add(inOneLine(row.getString(0)));
                }
            }
        } finally {
            borrowed.forEach(connection -> connection.thenAccept(SqlConnection::closeAndForget));
        }
        return kept;
    }

    private static List<SqlConnection> given(List<CompletableFuture<SqlConnection>> borrowed) {
        try {
            CompletableFuture.allOf(borrowed.toArray(CompletableFuture[]::new)).get(2, TimeUnit.SECONDS);
        } catch (TimeoutException listening) {
            // The others are enough.
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return borrowed.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
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
