package io.outdial.platform.outbox;

import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Hears that something was written, on a connection of the pool that is kept for it. Nothing depends on it but the speed: what is not heard is seen by the timer. */
class OutboxSignal {

    private static final Logger LOG = Logger.getLogger(OutboxSignal.class);

    private final Pool pool;
    private final Runnable heard;
    private final AtomicBoolean listening = new AtomicBoolean();

    OutboxSignal(Pool pool, Runnable heard) {
        this.pool = pool;
        this.heard = heard;
    }

    /** Listens, again if the connection was lost. */
    void listen() {
        if (!listening.compareAndSet(false, true)) {
            return;
        }
        pool.getConnection()
                .chain(connection -> {
                    PgConnection listener = PgConnection.cast(connection);
                    listener.notificationHandler(notification -> heard.run());
                    listener.closeHandler(() -> listening.set(false));
                    return listener.query("LISTEN " + Outbox.CHANNEL)
                            .execute()
                            .onFailure()
                            .call(listener::close);
                })
                .subscribe()
                .with(listened -> heard.run(), failure -> {
                    listening.set(false);
                    LOG.debugf("Not listening for outbox events: %s", failure.toString());
                });
    }
}
