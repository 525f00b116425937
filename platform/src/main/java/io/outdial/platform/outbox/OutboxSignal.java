package io.outdial.platform.outbox;

import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Hears that something was written, on a connection of the pool that is kept for it. Nothing depends on it but the
 * speed: what is not heard is seen by the timer.
 */
class OutboxSignal {

    private static final Logger LOG = Logger.getLogger(OutboxSignal.class);

    private final Pool pool;
    private final Runnable heard;
    private final AtomicBoolean listening = new AtomicBoolean();
    private volatile PgConnection listener;

    OutboxSignal(Pool pool, Runnable heard) {
        this.pool = pool;
        this.heard = heard;
    }

    /**
     * Listens, again if the connection was lost. Called every second or so, it also tells a connection that is merely
     * quiet from one that is dead.
     */
    void listen() {
        if (!listening.compareAndSet(false, true)) {
            ask();
            return;
        }
        pool.getConnection()
                .chain(connection -> {
                    PgConnection opened = PgConnection.cast(connection);
                    opened.notificationHandler(notification -> heard.run());
                    opened.closeHandler(() -> {
                        listener = null;
                        listening.set(false);
                    });
                    return opened.query("LISTEN " + Outbox.CHANNEL)
                            .execute()
                            .onFailure()
                            .call(opened::close)
                            .invoke(() -> listener = opened);
                })
                .subscribe()
                .with(listened -> heard.run(), failure -> {
                    listening.set(false);
                    LOG.debugf("Not listening for outbox events: %s", failure.toString());
                });
    }

    /** Whatever is answered is a sign of life; where nothing comes for long, the pool closes the connection. */
    private void ask() {
        PgConnection connection = listener;
        if (connection != null) {
            connection
                    .query("SELECT 1")
                    .execute()
                    .subscribe()
                    .with(answer -> {}, failure -> LOG.debugf("The listener is lost: %s", failure.toString()));
        }
    }
}
