package io.outdial.restrictions.decision;

import io.outdial.platform.config.ServiceConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgNotification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A connection of its own that PostgreSQL tells changes on. That it still tells is not taken on trust: every second a notification goes round to this process
 * alone. PostgreSQL hands notifications out in the order of the commits, so when it is back, every change that was committed before it was sent has been heard of.
 *
 * <p>After a new connection nothing is trusted until all versions have been compared: what changed in between was told to nobody.
 */
@ApplicationScoped
class ChangeListener {

    static final String CHANNEL = "agent_source_restriction";

    private static final Logger LOG = Logger.getLogger(ChangeListener.class);
    private static final String EVERYTHING = "*";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int BEATS_MISSED = 3;

    private final Vertx vertx;
    private final PgConnectOptions database;
    private final Snapshots snapshots;
    private final DecisionsConfig config;
    private final String beats = "beat_" + UUID.randomUUID().toString().replace("-", "");

    private boolean stopped;
    private boolean preloaded;
    private int failures;
    /** The connection that counts, from the first try on: what a former one still has to say of itself is not heard. */
    private Object attempt;

    private PgConnection connection;
    private long beatTimer;
    private long reconcileTimer;
    private long beatSentAt;
    private long beat;
    private long beatBack;

    @Inject
    ChangeListener(Vertx vertx, ServiceConfig service, Snapshots snapshots, DecisionsConfig config) {
        this(vertx, options(service.db(), config.heartbeat()), snapshots, config);
    }

    ChangeListener(Vertx vertx, PgConnectOptions database, Snapshots snapshots, DecisionsConfig config) {
        this.vertx = vertx;
        this.database = database;
        this.snapshots = snapshots;
        this.config = config;
    }

    void onStart(@Observes StartupEvent started) {
        start();
    }

    void onStop(@Observes ShutdownEvent stopping) {
        stop();
    }

    synchronized void start() {
        reconcileTimer = vertx.setPeriodic(config.reconcileEvery().toMillis(), timer -> reconcile());
        connect();
    }

    synchronized void stop() {
        stopped = true;
        vertx.cancelTimer(reconcileTimer);
        drop();
    }

    private synchronized void connect() {
        if (stopped) {
            return;
        }
        Object mine = new Object();
        attempt = mine;
        PgConnection.connect(vertx, database)
                .chain(opened -> listen(mine, opened))
                .subscribe()
                .with(
                        listening -> LOG.debug("Changes of restrictions are heard"),
                        failure -> lost(mine, failure.getMessage()));
    }

    private Uni<Void> listen(Object mine, PgConnection opened) {
        synchronized (this) {
            if (attempt != mine) {
                return opened.close();
            }
            connection = opened;
        }
        opened.notificationHandler(this::told);
        opened.closeHandler(() -> lost(mine, "the connection is closed"));
        return opened.query("LISTEN " + CHANNEL)
                .execute()
                .chain(() -> opened.query("LISTEN " + beats).execute())
                .chain(snapshots::reconcile)
                .invoke(() -> begin(mine));
    }

    private synchronized void begin(Object mine) {
        if (stopped || attempt != mine) {
            return;
        }
        failures = 0;
        beatBack = beat;
        beat(mine);
        beatTimer = vertx.setPeriodic(config.heartbeat().toMillis(), timer -> beat(mine));
        if (!preloaded) {
            preloaded = true;
            snapshots
                    .preload()
                    .subscribe()
                    .with(done -> LOG.debug("All restrictions are in memory"), failure -> LOG.warn(failure));
        }
    }

    private synchronized void beat(Object mine) {
        if (attempt != mine) {
            return;
        }
        long now = System.nanoTime();
        if (beatBack != beat) {
            if (now - beatSentAt > config.heartbeat().multipliedBy(BEATS_MISSED).toNanos()) {
                lost(mine, "the database does not answer on it");
            }
            return;
        }
        beat++;
        beatSentAt = now;
        connection
                .preparedQuery("SELECT pg_notify($1, $2)")
                .execute(Tuple.of(beats, Long.toString(beat)))
                .subscribe()
                .with(sent -> {}, failure -> lost(mine, failure.getMessage()));
    }

    private void told(PgNotification notification) {
        if (notification.getChannel().equals(beats)) {
            beatIsBack(Long.parseLong(notification.getPayload()));
        } else if (notification.getPayload().equals(EVERYTHING)) {
            reconcile();
        } else {
            String[] words = notification.getPayload().split(" ");
            snapshots.changed(
                    new CampaignKey(UUID.fromString(words[0]), UUID.fromString(words[1])), Long.parseLong(words[2]));
        }
    }

    private synchronized void beatIsBack(long number) {
        if (number == beat && connection != null) {
            beatBack = number;
            snapshots.heardUpTo(beatSentAt);
        }
    }

    private void reconcile() {
        snapshots
                .reconcile()
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("Versions cannot be compared: %s", failure.getMessage()));
    }

    private synchronized void lost(Object mine, String why) {
        if (attempt != mine) {
            return;
        }
        drop();
        if (stopped) {
            return;
        }
        long pause = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures, 10));
        failures++;
        LOG.infof("Changes of restrictions cannot be heard, next try in about %d ms: %s", pause, why);
        vertx.setTimer(pause + ThreadLocalRandom.current().nextLong(pause), timer -> connect());
    }

    private void drop() {
        vertx.cancelTimer(beatTimer);
        PgConnection old = connection;
        connection = null;
        attempt = null;
        if (old != null) {
            old.close().subscribe().with(done -> {}, failure -> {});
        }
    }

    /** Nothing read for that long is a dead peer, whatever the operating system believes of the line. */
    static PgConnectOptions options(ServiceConfig.Database database, Duration heartbeat) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(database.host())
                .setPort(database.port())
                .setDatabase(database.name())
                .setUser(database.user())
                .setPassword(database.password());
        options.setConnectTimeout(CONNECT_MILLIS);
        options.setReadIdleTimeout(
                Math.toIntExact(heartbeat.multipliedBy(2L * BEATS_MISSED).toMillis()));
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return options;
    }
}
