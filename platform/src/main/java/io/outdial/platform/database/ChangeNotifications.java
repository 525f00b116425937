package io.outdial.platform.database;

import io.outdial.platform.config.ServiceConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgNotification;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What triggers notify of on one channel, heard on a connection of its own by every replica. That it still hears is not
 * taken on trust: with each heartbeat a notification goes round to this process alone. PostgreSQL hands notifications
 * out in the order of the commits, so when it is back, every change that was committed before it was sent has been
 * heard of. A connection that is lost is opened anew; what changed in between was told to nobody, so each
 * {@link Receiver} compares then.
 */
public final class ChangeNotifications {

    private static final Logger LOG = Logger.getLogger(ChangeNotifications.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(5);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int MAX_HEARTBEATS_MISSED = 3;

    /** Does something about what is heard. Called on an event loop, one call at a time for a connection. */
    public interface Receiver {

        /** Listens from here on. Anything may have changed before; if this fails, the connection is opened anew. */
        Uni<Void> onListening();

        void onNotification(String payload);

        /** @param moment of {@link System#nanoTime()} up to which everything that was committed has been heard of */
        void onHeartbeat(long moment);
    }

    private final Vertx vertx;
    private final PgConnectOptions database;
    private final String channel;
    private final Duration heartbeat;
    private final Receiver receiver;
    private final String heartbeats =
            "heartbeat_" + UUID.randomUUID().toString().replace("-", "");

    private boolean stopped;
    private int failures;
    /**
     * Names the connection that counts, from the first try on: what a former one still has to say of itself is ignored.
     */
    private Object connectionToken;

    private PgConnection connection;
    private long heartbeatTimer;
    private long sentAt;
    private long sent;
    private long received;

    /**
     * @param channel as the triggers spell it, a plain identifier
     * @param heartbeat how often it is made sure that the connection hears; three without an answer, and it is opened
     *     anew
     */
    public ChangeNotifications(
            Vertx vertx, ServiceConfig.Database database, String channel, Duration heartbeat, Receiver receiver) {
        this.vertx = vertx;
        this.database = options(database, heartbeat);
        this.channel = channel;
        this.heartbeat = heartbeat;
        this.receiver = receiver;
    }

    public synchronized void start() {
        connect();
    }

    public synchronized void stop() {
        stopped = true;
        drop();
    }

    private synchronized void connect() {
        if (stopped) {
            return;
        }
        Object token = new Object();
        connectionToken = token;
        PgConnection.connect(vertx, database)
                .chain(opened -> listen(token, opened))
                .subscribe()
                .with(
                        listening -> LOG.debugf("Listening on %s", channel),
                        failure -> lost(token, failure.getMessage()));
    }

    private Uni<Void> listen(Object token, PgConnection opened) {
        synchronized (this) {
            if (connectionToken != token) {
                return opened.close();
            }
            connection = opened;
        }
        opened.notificationHandler(this::notified);
        opened.closeHandler(() -> lost(token, "the connection is closed"));
        return opened.query("LISTEN " + channel)
                .execute()
                .chain(() -> opened.query("LISTEN " + heartbeats).execute())
                .chain(receiver::onListening)
                .invoke(() -> begin(token));
    }

    private synchronized void begin(Object token) {
        if (stopped || connectionToken != token) {
            return;
        }
        failures = 0;
        received = sent;
        beat(token);
        heartbeatTimer = vertx.setPeriodic(heartbeat.toMillis(), timer -> beat(token));
    }

    private synchronized void beat(Object token) {
        if (connectionToken != token) {
            return;
        }
        long now = System.nanoTime();
        if (received != sent) {
            if (now - sentAt > heartbeat.multipliedBy(MAX_HEARTBEATS_MISSED).toNanos()) {
                lost(token, "the database does not answer on it");
            }
            return;
        }
        sent++;
        sentAt = now;
        connection
                .preparedQuery("SELECT pg_notify($1, $2)")
                .execute(Tuple.of(heartbeats, Long.toString(sent)))
                .subscribe()
                .with(done -> {}, failure -> lost(token, failure.getMessage()));
    }

    private void notified(PgNotification notification) {
        if (notification.getChannel().equals(heartbeats)) {
            heartbeatReturned(Long.parseLong(notification.getPayload()));
        } else {
            receiver.onNotification(notification.getPayload());
        }
    }

    private synchronized void heartbeatReturned(long number) {
        if (number == sent && connection != null) {
            received = number;
            receiver.onHeartbeat(sentAt);
        }
    }

    private synchronized void lost(Object token, String why) {
        if (connectionToken != token) {
            return;
        }
        drop();
        if (stopped) {
            return;
        }
        long pause = Math.min(MAX_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures, 10));
        failures++;
        LOG.infof("Not listening on %s, next try in about %d ms: %s", channel, pause, why);
        vertx.setTimer(pause + ThreadLocalRandom.current().nextLong(pause), timer -> connect());
    }

    private void drop() {
        vertx.cancelTimer(heartbeatTimer);
        PgConnection old = connection;
        connection = null;
        connectionToken = null;
        if (old != null) {
            old.close().subscribe().with(done -> {}, failure -> {});
        }
    }

    /** Nothing read for that long is a dead peer, whatever the operating system believes of the line. */
    private static PgConnectOptions options(ServiceConfig.Database database, Duration heartbeat) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(database.host())
                .setPort(database.port())
                .setDatabase(database.name())
                .setUser(database.user())
                .setPassword(database.password());
        options.setConnectTimeout(CONNECT_MILLIS);
        options.setReadIdleTimeout(Math.toIntExact(
                heartbeat.multipliedBy(2L * MAX_HEARTBEATS_MISSED).toMillis()));
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return options;
    }
}
