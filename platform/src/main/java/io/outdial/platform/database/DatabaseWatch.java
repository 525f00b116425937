package io.outdial.platform.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.platform.config.ServiceConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Shows whether the database can be reached: {@code outdial_database_up}, 1 or 0. No probe asks for it, since a service
 * without its database goes on with what it has in memory; this is for whoever has to be woken up.
 *
 * <p>It tries a connection of its own. A pool that is busy would say that the database is away, and one that has
 * connections might not notice that no new ones can be made.
 */
@ApplicationScoped
class DatabaseWatch {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final PgConnectOptions database;
    private final Duration every;

    private volatile int up;
    private volatile boolean stopped;

    @Inject
    DatabaseWatch(Vertx vertx, MeterRegistry metrics, ServiceConfig config) {
        this.vertx = vertx;
        this.metrics = metrics;
        this.database = ConnectionOptions.pooled(config.db()).setConnectTimeout(Math.toIntExact(TIMEOUT.toMillis()));
        this.every = config.db().watchEvery();
    }

    void start(@Observes StartupEvent started) {
        Gauge.builder("outdial.database.up", () -> up)
                .description("1 if the database could be reached when it was last tried, else 0")
                .register(metrics);
        look();
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
    }

    private void look() {
        if (stopped) {
            return;
        }
        PgConnection.connect(vertx, database)
                .chain(connection -> connection.query("SELECT 1").execute().eventually(() -> leave(connection)))
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .subscribe()
                .with(answered -> seen(1), failure -> {
                    LOG.debugf("The database does not answer: %s", failure.toString());
                    seen(0);
                });
    }

    private static Uni<Void> leave(PgConnection connection) {
        return connection.close().onFailure().recoverWithNull();
    }

    private void seen(int now) {
        up = now;
        vertx.setTimer(every.toMillis(), timer -> look());
    }
}
