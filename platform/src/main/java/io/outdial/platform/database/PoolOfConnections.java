package io.outdial.platform.database;

import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.config.ServiceConfig.Pooler;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Makes the one pool that Hibernate and the plain SQL client share, with the settings of its connections that Quarkus
 * has no property for.
 *
 * <p>Every wait on it has an end (ADR 0028): for a free connection, for the answer to a statement, for a lock, for the
 * next statement of a transaction, and for any sign of life. Flyway's connections are others and have no such limits: a
 * migration may take as long as it takes.
 *
 * <p>Behind a pooler a connection keeps nothing: no statement is kept, and the settings are those of the role
 * ({@link RoleSettings}).
 */
@Singleton
final class PoolOfConnections implements PgPoolCreator {

    /**
     * Prepared statements that each connection keeps, those used last. A service has about a hundred; the rest is room
     * for the searches that are put together of filters.
     */
    static final int CACHED_STATEMENTS = 256;

    private final ServiceConfig.Database config;

    @Inject
    PoolOfConnections(ServiceConfig config) {
        this.config = config.db();
    }

    @Override
    public Pool create(Input input) {
        return PgBuilder.pool()
                .with(limitWaiting(input.poolOptions()))
                .withConnectHandler(connection -> {
                    SilenceHandler.watch(connection, config.silenceTimeout());
                    var unused = connection.close();
                })
                .connectingTo(options())
                .using(input.vertx())
                .build();
    }

    private PgConnectOptions options() {
        PgConnectOptions options = ConnectionOptions.pooled(config);
        options.setConnectTimeout(millis(config.acquireTimeout()));
        if (config.pooler() == Pooler.NONE) {
            cacheStatements(options);
            RoleSettings.of(config).forEach(options::addProperty);
        }
        return options;
    }

    private PoolOptions limitWaiting(PoolOptions pool) {
        return pool.setConnectionTimeout(millis(config.acquireTimeout()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxWaitQueueSize(config.maxWaiting())
                // What nobody uses goes before its silence can be taken for death, which would end a statement just
                // begun.
                .setIdleTimeout(millis(config.silenceTimeout().dividedBy(2)))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    /**
     * However long they are: by itself the client keeps only statements below 2,048 characters, and the longest, which
     * cost most, would be sent, parsed and planned anew by every request.
     */
    private static void cacheStatements(PgConnectOptions connection) {
        connection
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(CACHED_STATEMENTS)
                .setPreparedStatementCacheSqlLimit(Integer.MAX_VALUE);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
