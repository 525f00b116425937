package io.outdial.platform.signal;

import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.database.ConnectionOptions;
import io.outdial.platform.time.BackOff;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgNotification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A connection of its own that listens for some receivers. With each heartbeat it sends a notification to itself.
 * PostgreSQL delivers notifications in the order of the commits, so when the heartbeat returns, every change that was
 * committed before it was sent has been notified of. A connection that is lost is opened anew; what changed in between
 * was notified to nobody, so each receiver compares then.
 */
public final class SignalConnection {

    /** Timers are counted from 0. */
    private static final long NO_TIMER = -1;

    private static final Logger LOG = Logger.getLogger(SignalConnection.class);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(150), Duration.ofSeconds(8));
    private static final int CONNECT_MILLIS = 2_000;
    private static final int MAX_HEARTBEATS_MISSED = 3;

    private final Vertx vertx;
    private final PgConnectOptions database;
    private final Duration heartbeat;
    private final Map<String, SignalReceiver> receivers;
    private final String heartbeatChannel =
            "heartbeat_" + UUID.randomUUID().toString().replace("-", "");

    private boolean stopped;
    private int failures;
    /** Of the connection in use, from the first attempt on: whatever a former one still reports is ignored. */
    private Object connectionToken;

    private PgConnection connection;
    private long heartbeatTimer = NO_TIMER;
    private long sentAt;
    private long sent;
    private long returned;

    public SignalConnection(
            Vertx vertx, ServiceConfig.Database database, Duration heartbeat, List<SignalReceiver> receivers) {
        this(vertx, ConnectionOptions.direct(database), heartbeat, receivers);
    }

    /** @param receivers each of another channel */
    public SignalConnection(
            Vertx vertx, PgConnectOptions database, Duration heartbeat, List<SignalReceiver> receivers) {
        this.vertx = vertx;
        this.database = limitWaiting(database, heartbeat);
        this.heartbeat = heartbeat;
        this.receivers = receivers.stream().collect(Collectors.toMap(SignalReceiver::channel, Function.identity()));
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
                        listening -> LOG.debugf("Listening on %s", receivers.keySet()),
                        failure -> lost(token, failure.getMessage()));
    }

    private Uni<Void> listen(Object token, PgConnection opened) {
        synchronized (this) {
            if (connectionToken != token) {
                return opened.close();
            }
            connection = opened;
        }
        opened.notificationHandler(notification -> notified(token, notification));
        opened.closeHandler(() -> lost(token, "the connection is closed"));
        return inTurn(
                        Stream.concat(receivers.keySet().stream(), Stream.of(heartbeatChannel)),
                        channel -> opened.query("LISTEN " + channel).execute())
                .chain(() -> inTurn(receivers.values().stream(), SignalReceiver::onListening))
                .invoke(() -> begin(token));
    }

    private static <T> Uni<Void> inTurn(Stream<T> items, Function<T, Uni<?>> step) {
        return Multi.createFrom()
                .items(items)
                .onItem()
                .transformToUniAndConcatenate(item -> step.apply(item).replaceWithVoid())
                .collect()
                .last();
    }

    private synchronized void begin(Object token) {
        if (stopped || connectionToken != token) {
            return;
        }
        failures = 0;
        returned = sent;
        beat(token);
        heartbeatTimer = vertx.setPeriodic(heartbeat.toMillis(), timer -> beat(token));
    }

    private synchronized void beat(Object token) {
        if (connectionToken != token) {
            return;
        }
        long now = System.nanoTime();
        if (returned != sent) {
            if (now - sentAt > heartbeat.multipliedBy(MAX_HEARTBEATS_MISSED).toNanos()) {
                lost(token, "the database does not answer on it");
            }
            return;
        }
        sent++;
        sentAt = now;
        connection
                .preparedQuery("SELECT pg_notify($1, $2)")
                .execute(Tuple.of(heartbeatChannel, Long.toString(sent)))
                .subscribe()
                .with(done -> {}, failure -> lost(token, failure.getMessage()));
    }

    private void notified(Object token, PgNotification notification) {
        if (!isInUse(token)) {
            return;
        }
        if (notification.getChannel().equals(heartbeatChannel)) {
            heartbeatReturned(Long.parseLong(notification.getPayload()));
        } else {
            receivers.get(notification.getChannel()).onNotification(notification.getPayload());
        }
    }

    private synchronized boolean isInUse(Object token) {
        return connectionToken == token;
    }

    private synchronized void heartbeatReturned(long number) {
        if (number == sent && connection != null) {
            returned = number;
            receivers.values().forEach(receiver -> receiver.onHeartbeat(sentAt));
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
        failures++;
        Duration pause = BACK_OFF.after(failures, ThreadLocalRandom.current());
        LOG.infof("Not listening on %s, next attempt in %d ms: %s", receivers.keySet(), pause.toMillis(), why);
        vertx.setTimer(pause.toMillis(), timer -> connect());
    }

    private void drop() {
        vertx.cancelTimer(heartbeatTimer);
        PgConnection old = connection;
        connection = null;
        connectionToken = null;
        if (old != null) {
            old.close().subscribe().with(closed -> {}, failure -> {});
        }
    }

    /** A connection on which nothing is read for that long is taken for dead. */
    private static PgConnectOptions limitWaiting(PgConnectOptions database, Duration heartbeat) {
        database.setConnectTimeout(CONNECT_MILLIS);
        database.setReadIdleTimeout(Math.toIntExact(
                heartbeat.multipliedBy(2L * MAX_HEARTBEATS_MISSED).toMillis()));
        database.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return database;
    }
}
