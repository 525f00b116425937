package io.outdial.restrictions.decision;

import io.outdial.platform.signal.SignalReceiver;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Keeps what is in memory as the database has it: by what its triggers notify of, and by comparing versions when
 * listening begins and from time to time. Each heartbeat renews the answers.
 */
@ApplicationScoped
class ChangeListener implements SignalReceiver {

    private static final String CHANNEL = "agent_source_restriction";

    private static final Logger LOG = Logger.getLogger(ChangeListener.class);
    private static final String EVERYTHING = "*";

    /** Timers are counted from 0. */
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Snapshots snapshots;
    private final DecisionsConfig config;

    private boolean preloaded;
    private long reconcileTimer = NO_TIMER;

    @Inject
    ChangeListener(Vertx vertx, Snapshots snapshots, DecisionsConfig config) {
        this.vertx = vertx;
        this.snapshots = snapshots;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        reconcileTimer = vertx.setPeriodic(config.reconcileEvery().toMillis(), timer -> reconcile());
    }

    void stop(@Observes ShutdownEvent stopping) {
        vertx.cancelTimer(reconcileTimer);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> onListening() {
        return snapshots.reconcile().invoke(this::preload);
    }

    @Override
    public void onNotification(String payload) {
        if (payload.equals(EVERYTHING)) {
            reconcile();
            return;
        }
        String[] words = payload.split(" ");
        snapshots.onChange(
                new CampaignKey(UUID.fromString(words[0]), UUID.fromString(words[1])), Long.parseLong(words[2]));
    }

    @Override
    public void onHeartbeat(long validAsOf) {
        snapshots.confirm(validAsOf);
    }

    private synchronized void preload() {
        if (preloaded) {
            return;
        }
        preloaded = true;
        snapshots
                .preload()
                .subscribe()
                .with(done -> LOG.debug("All restrictions are in memory"), failure -> LOG.warn(failure));
    }

    private void reconcile() {
        snapshots
                .reconcile()
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("Versions cannot be compared: %s", failure.getMessage()));
    }
}
