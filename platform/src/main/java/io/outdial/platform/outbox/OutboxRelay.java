package io.outdial.platform.outbox;

import io.outdial.platform.event.EventOutcome;
import io.outdial.platform.outbox.OutboxQueue.Claimed;
import io.outdial.platform.outbox.OutboxQueue.Postponed;
import io.outdial.platform.time.BackOff;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Delivers what is in the outbox, as long as it runs. Any number of relays may run on one table. Its fields are used on
 * one event loop only; deliveries run concurrently, up to a bound, each of events of other keys.
 */
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** One or two failures are what a restart looks like; more deserve a warning. */
    private static final int ATTEMPTS_BEFORE_A_WARNING = 4;

    /** One of two replicas that is away is met so often once in 65,536 times; they take half a minute. */
    private static final int ATTEMPTS_OF_BAD_LUCK = 16;

    private static final long FIRST_LOOK_MILLIS = 20;
    private static final long LAST_LOOK_MILLIS = 320;

    private final Context loop;
    private final OutboxQueue queue;
    private final EventDelivery delivery;
    private final OutboxConfig config;
    private final DeliveryTimes times;
    private final OutboxStatements statements;
    private final BackOff afterRefusal;
    private final BackOff duringOutage;
    private final RandomGenerator random = new SecureRandom();
    private final LongAdder failed = new LongAdder();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private final ExpectedCommits commits;
    private final LookBack lookBack;
    private final Pause silence;
    private final Pause gathering;
    private int inFlight;
    private int toClaim;
    private long answeredAt = System.nanoTime();
    private boolean claiming;
    private boolean pollAgain;
    private boolean stopped;

    OutboxRelay(Vertx vertx, OutboxQueue queue, EventDelivery delivery, OutboxConfig config, DeliveryTimes times) {
        this.loop = vertx.getOrCreateContext();
        this.queue = queue;
        this.delivery = delivery;
        this.config = config;
        this.times = times;
        this.statements = new OutboxStatements(loop, config.lease());
        this.toClaim = config.maxBatch();
        this.lookBack = new LookBack(config.lease().multipliedBy(3).dividedBy(2));
        this.commits = new ExpectedCommits(vertx, this::claim, FIRST_LOOK_MILLIS, LAST_LOOK_MILLIS);
        this.silence = new Pause(vertx, this::claim);
        this.gathering = new Pause(vertx, this::claim);
        this.afterRefusal = new BackOff(config.minBackOff(), config.maxBackOff());
        this.duringOutage = new BackOff(config.minBackOff(), config.maxOutageBackOff());
    }

    /** There may be something to do. */
    void wake() {
        loop.runOnContext(nothing -> claim());
    }

    /** Something is written that will be committed soon. */
    void expect() {
        loop.runOnContext(nothing -> commits.expect());
    }

    /**
     * Takes no further events.
     *
     * @return completes when nothing is in flight any more
     */
    CompletableFuture<Void> stop() {
        loop.runOnContext(nothing -> {
            stopped = true;
            statements.stop();
            completeIfIdle();
        });
        return idle;
    }

    long delivered() {
        return times.applied();
    }

    long failed() {
        return failed.sum();
    }

    private void claim() {
        if (claiming) {
            pollAgain = true;
            return;
        }
        if (stopped || silence.lasts() || gathering.lasts() || inFlight >= config.concurrency()) {
            return;
        }
        claiming = true;
        pollAgain = false;
        int atMost = toClaim;
        onLoop(statements.once(queue.claim(atMost, config.lease(), lookBack)))
                .subscribe()
                .with(events -> deliver(events, events.size() == atMost), failure -> {
                    claiming = false;
                    LOG.warnf("The outbox cannot be read: %s", failure.toString());
                    completeIfIdle();
                });
    }

    /** What there is no room for another replica may have, or this one when there is. */
    private void deliver(List<Claimed> events, boolean areMoreLikely) {
        claiming = false;
        List<List<Claimed>> deliveries = DeliveryPlan.of(events, Math.min(config.maxBatch(), delivery.maxBatch()));
        int fitting = stopped ? 0 : Math.min(deliveries.size(), config.concurrency() - inFlight);
        deliveries.subList(0, fitting).forEach(this::send);
        if (fitting == deliveries.size()) {
            toClaim = Math.min(config.maxBatch(), toClaim * 2);
        } else {
            List<Claimed> unused = deliveries.subList(fitting, deliveries.size()).stream()
                    .flatMap(List::stream)
                    .toList();
            toClaim = Math.max(config.concurrency(), events.size() - unused.size());
            inFlight++;
            settle(unused, statements.untilDone(() -> queue.giveBack(unused, Duration.ZERO)));
        }
        completeIfIdle();
        if (!events.isEmpty() && !areMoreLikely) {
            gathering.begin(config.gather().toMillis());
        } else if (pollAgain || areMoreLikely) {
            claim();
        }
    }

    /** On a context of its own, as a request has: what the delivery keeps there is its own. */
    private void send(List<Claimed> events) {
        inFlight++;
        long since = System.nanoTime();
        Uni<List<EventOutcome>> attempt = Uni.createFrom()
                .deferred(() ->
                        delivery.deliver(events.stream().map(Claimed::event).toList()))
                .runSubscriptionOn(
                        task -> VertxContext.createNewDuplicatedContext(loop).runOnContext(nothing -> task.run()))
                .ifNoItem()
                .after(config.deliveryTimeout())
                .fail();
        settle(
                events,
                onLoop(attempt)
                        .onItemOrFailure()
                        .transformToUni((outcomes, failure) ->
                                failure == null ? answered(events, outcomes) : unanswered(events, failure, since)));
    }

    private void settle(List<Claimed> events, Uni<Void> statements) {
        onLoop(statements).subscribe().with(nothing -> ended(), failure -> {
            LOG.warnf("%s stay claimed until their lease ends: %s", events, failure.toString());
            ended();
        });
    }

    private Uni<Void> answered(List<Claimed> events, List<EventOutcome> outcomes) {
        answeredAt = System.nanoTime();
        List<Claimed> applied = new ArrayList<>();
        List<Claimed> later = new ArrayList<>();
        List<Postponed> refused = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            EventOutcome outcome = outcomes.get(i);
            switch (outcome.result()) {
                case APPLIED -> applied.add(events.get(i));
                case LATER -> later.add(events.get(i));
                case REFUSED -> refused.add(postponed(events.get(i), afterRefusal, outcome.reason()));
            }
        }
        times.add(applied);
        return statements
                .untilDone(() -> queue.acknowledge(applied))
                .chain(() -> statements.untilDone(() -> queue.giveBack(later, config.minBackOff())))
                .chain(() -> statements.untilDone(() -> queue.postpone(refused)));
    }

    /** If nobody was answered meanwhile, the receiver is away; else perhaps a replica of it, for unlucky events. */
    private Uni<Void> unanswered(List<Claimed> events, Throwable failure, long since) {
        boolean isOutage = answeredAt - since < 0;
        if (isOutage) {
            pause();
        }
        List<Postponed> postponed = events.stream()
                .map(event -> postponed(
                        event,
                        isOutage || event.attempts() <= ATTEMPTS_OF_BAD_LUCK ? duringOutage : afterRefusal,
                        failure.toString()))
                .toList();
        return statements.untilDone(() -> queue.postpone(postponed));
    }

    /** Few events are tried meanwhile, since those that were tried go by few. */
    private void pause() {
        toClaim = config.concurrency();
        silence.begin(config.minBackOff().toMillis());
    }

    private Postponed postponed(Claimed event, BackOff backOff, String reason) {
        failed.increment();
        Duration wait = backOff.after(event.attempts(), random);
        LOG.logf(
                event.attempts() < ATTEMPTS_BEFORE_A_WARNING ? Logger.Level.DEBUG : Logger.Level.WARN,
                "%s was not taken at attempt %d, next in %d s: %s",
                event.event(),
                event.attempts(),
                wait.toSeconds(),
                reason);
        return new Postponed(event, wait, reason);
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

    private <T> Uni<T> onLoop(Uni<T> work) {
        return work.emitOn(task -> loop.runOnContext(nothing -> task.run()));
    }
}
