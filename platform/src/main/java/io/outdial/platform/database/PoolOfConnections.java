package io.outdial.platform.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the one pool that Hibernate and the plain SQL client share, with the settings of its connections that Quarkus has no property for. */
@Singleton
final class PoolOfConnections implements PgPoolCreator {

    /**
     * Prepared statements that each connection keeps, those used last. A service has about a hundred; the rest is room for the searches that are put together
     * of filters.
     */
    static final int CACHED_STATEMENTS = 256;

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(PoolOfConnections::setUp);
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }

    private static void setUp(PgConnectOptions connection) {
        cacheStatements(connection);
    }

    /**
     * However long they are: by itself the client keeps only statements below 2,048 characters, and the longest, which cost most, would be sent, parsed and
     * planned anew by every request.
     */
    private static void cacheStatements(PgConnectOptions connection) {
        connection
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(CACHED_STATEMENTS)
                .setPreparedStatementCacheSqlLimit(Integer.MAX_VALUE);
    }
}
