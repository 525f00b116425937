package io.outdial.platform.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.platform.outbox.OutboxQueue.Backlog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Runs a relay where the service has an {@link EventDelivery}, woken by whoever writes an event and by a timer. Shows
 * what waits: {@code outbox_pending}, {@code outbox_parked}, {@code outbox_oldest_age_seconds}.
 */
@ApplicationScoped
class OutboxLifecycle {

    private static final Logger LOG = Logger.getLogger(OutboxLifecycle.class);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Backlog NOTHING = new Backlog(0, 0, null);

    /** Of so many polls one looks for notes and the others for events: an idle service asks once a second. */
    private static final int POLLS_PER_LOOK = 4;

    @Inject
    Clock clock;

    @Inject
    Instance<EventDelivery> deliveries;

    @Inject
    Instance<OutboxFeed> feeds;

    @Inject
    OutboxConfig config;

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    @Inject
    MeterRegistry metrics;

    private OutboxQueue queue;
    private volatile OutboxRelay relay;
    private volatile OutboxFeeder feeder;
    private int polls;
    private volatile Backlog backlog = NOTHING;
    private volatile boolean stopped;

    void start(@Observes StartupEvent started) {
        if (!deliveries.isResolvable()) {
            return;
        }
        queue = new OutboxQueue(pool, json);
        relay = new OutboxRelay(
                vertx.getDelegate(), queue, deliveries.get(), config, new DeliveryTimes(clock, metrics));
        if (feeds.isResolvable()) {
            feeder = new OutboxFeeder(vertx.getDelegate(), feeds.get(), relay::wake);
        }
        measure();
        poll();
        count();
    }

    /** Waits for deliveries in flight, so that an ordinary stop leaves no event to be delivered twice. */
    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        if (feeder != null) {
            feeder.stop();
        }
        if (relay == null) {
            return;
        }
        try {
            relay.stop().get(config.deliveryTimeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Events in flight will be delivered again by another replica, or after the next start", e);
        }
    }

    /** Of what this replica writes it delivers most itself; what others have written is found by the timer. */
    void expect() {
        if (relay != null) {
            relay.expect();
        }
    }

    /** Like {@link #expect}, of notes. */
    void expectNotes() {
        if (feeder != null) {
            feeder.expect();
        }
    }

    private void poll() {
        if (stopped) {
            return;
        }
        if (feeder != null && polls++ % POLLS_PER_LOOK == 0) {
            feeder.look();
        } else {
            relay.wake();
        }
        long every = config.pollEvery().toMillis();
        vertx.setTimer(every / 2 + ThreadLocalRandom.current().nextLong(every) + 1, timer -> poll());
    }

    private void count() {
        if (stopped) {
            return;
        }
        queue.backlog()
                .subscribe()
                .with(
                        counted -> backlog = counted,
                        failure -> LOG.debugf("The outbox cannot be counted: %s", failure.toString()));
        vertx.setTimer(COUNT_EVERY.toMillis(), timer -> count());
    }

    private void measure() {
        Gauge.builder("outbox.pending", () -> backlog.pending())
                .description("Events that wait to be delivered, counted up to 100,000")
                .register(metrics);
        Gauge.builder("outbox.parked", () -> backlog.parked())
                .description("Those of them that the other service has refused, or that failed, at their last attempt")
                .register(metrics);
        Gauge.builder("outbox.oldest.age", this::ageOfOldest)
                .description("Age of the event that waits longest")
                .baseUnit("seconds")
                .register(metrics);
        FunctionCounter.builder("outbox.deliveries", relay, OutboxRelay::delivered)
                .tag("outcome", "delivered")
                .register(metrics);
        FunctionCounter.builder("outbox.deliveries", relay, OutboxRelay::failed)
                .tag("outcome", "failed")
                .register(metrics);
    }

    private double ageOfOldest() {
        Instant oldest = backlog.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
    }
}
