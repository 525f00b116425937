package io.outdial.platform.outbox;

import io.outdial.platform.outbox.OutboxQueue.Claimed;
import io.outdial.platform.time.BackOff;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Delivers what is in the outbox, as long as it runs. Any number of relays may run on one table. Its fields are used on
 * one event loop only; deliveries run concurrently, up to a bound, each of another key.
 */
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** One or two failures are what a restart looks like; more deserve a warning. */
    private static final int ATTEMPTS_BEFORE_A_WARNING = 4;

    /** A connection that died unnoticed must not stop the relay for ever. */
    private static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(10);

    private final Context loop;
    private final OutboxQueue queue;
    private final EventDelivery delivery;
    private final OutboxConfig config;
    private final BackOff backOff;
    private final RandomGenerator random = new SecureRandom();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();

    private int inFlight;
    private boolean claiming;
    private boolean pollAgain;
    private boolean stopped;

    OutboxRelay(Vertx vertx, OutboxQueue queue, EventDelivery delivery, OutboxConfig config) {
        this.loop = vertx.getOrCreateContext();
        this.queue = queue;
        this.delivery = delivery;
        this.config = config;
        this.backOff = new BackOff(config.minBackOff(), config.maxBackOff());
    }

    /** There may be something to do. */
    void wake() {
        loop.runOnContext(nothing -> claim());
    }

    /**
     * Takes no further events.
     *
     * @return completes when nothing is in flight any more
     */
    CompletableFuture<Void> stop() {
        loop.runOnContext(nothing -> {
            stopped = true;
            completeIfIdle();
        });
        return idle;
    }

    long delivered() {
        return delivered.sum();
    }

    long failed() {
        return failed.sum();
    }

    private void claim() {
        if (claiming) {
            pollAgain = true;
            return;
        }
        int free = config.concurrency() - inFlight;
        if (stopped || free <= 0) {
            return;
        }
        claiming = true;
        pollAgain = false;
        onLoop(withTimeout(queue.claim(free, config.lease()))).subscribe().with(this::deliver, failure -> {
            claiming = false;
            LOG.warnf("The outbox cannot be read: %s", failure.toString());
            completeIfIdle();
        });
    }

    private void deliver(List<Claimed> events) {
        claiming = false;
        inFlight += events.size();
        events.forEach(stopped ? this::giveBack : this::deliver);
        completeIfIdle();
        if (pollAgain) {
            claim();
        }
    }

    /** On a context of its own, as a request has: what the delivery keeps there is its own. */
    private void deliver(Claimed claimed) {
        Uni<Void> attempt = Uni.createFrom()
                .deferred(() -> delivery.deliver(claimed.event()))
                .runSubscriptionOn(
                        task -> VertxContext.createNewDuplicatedContext(loop).runOnContext(nothing -> task.run()))
                .ifNoItem()
                .after(config.deliveryTimeout())
                .fail();
        Uni<Void> settled = attempt.onItemOrFailure()
                .transformToUni((nothing, failure) ->
                        withTimeout(failure == null ? acknowledge(claimed) : postpone(claimed, failure)));
        settle(claimed, settled);
    }

    /** Another replica may have it at once: this one was stopped while it claimed. */
    private void giveBack(Claimed claimed) {
        settle(claimed, withTimeout(queue.postpone(claimed, Duration.ZERO)));
    }

    private void settle(Claimed claimed, Uni<Void> statement) {
        onLoop(statement).subscribe().with(nothing -> ended(), failure -> {
            LOG.warnf("%s stays claimed until its lease ends: %s", claimed.event(), failure.toString());
            ended();
        });
    }

    private Uni<Void> acknowledge(Claimed claimed) {
        delivered.increment();
        return queue.acknowledge(claimed);
    }

    private Uni<Void> postpone(Claimed claimed, Throwable failure) {
        failed.increment();
        Duration wait = backOff.after(claimed.attempts(), random);
        LOG.logf(
                claimed.attempts() < ATTEMPTS_BEFORE_A_WARNING ? Logger.Level.DEBUG : Logger.Level.WARN,
                "%s was not taken at attempt %d, next in %d s: %s",
                claimed.event(),
                claimed.attempts(),
                wait.toSeconds(),
                failure.toString());
        return queue.postpone(claimed, wait);
    }

    private void ended() {
        inFlight--;
        completeIfIdle();
        claim();
    }

    private void completeIfIdle() {
        if (stopped && inFlight == 0 && !claiming) {
            idle.complete(null);
        }
    }

    private static <T> Uni<T> withTimeout(Uni<T> statement) {
        return statement.ifNoItem().after(DATABASE_TIMEOUT).fail();
    }

    private <T> Uni<T> onLoop(Uni<T> work) {
        return work.emitOn(task -> loop.runOnContext(nothing -> task.run()));
    }
}
