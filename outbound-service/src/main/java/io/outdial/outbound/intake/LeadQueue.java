package io.outdial.outbound.intake;

import io.outdial.outbound.record.NewRecordRepository.Waiting;
import io.outdial.platform.answer.FailureMapping;
import io.outdial.platform.failure.Failure;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where leads wait for the database (ADR 0044). Those that come at the same time go together. One that would hold up
 * the others goes alone: one that moves its campaign, and one whose number is being marked. Clients take turns, and
 * none has all the places.
 */
@ApplicationScoped
class LeadQueue {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final IntakeConfig config;
    private final LeadSetService sets;
    private final SetQueue<WaitingLead<?>> together;
    private final SetQueue<WaitingLead<?>> alone;

    @Inject
    LeadQueue(IntakeConfig config, LeadSetService sets) {
        this.config = config;
        this.sets = sets;
        this.together = new SetQueue<>(
                line(config),
                config.setsInFlight(),
                waiting -> LeadSet.takeFrom(waiting, config.maxTogether()),
                leads -> carry(leads, Waiting.FOR_NOBODY),
                LeadQueue::fail);
        this.alone = new SetQueue<>(
                line(config),
                config.singlesInFlight(),
                waiting -> LeadSet.takeFrom(waiting, 1),
                leads -> carry(leads, Waiting.FOR_EVERYBODY),
                LeadQueue::fail);
    }

    private static WaitingLine<WaitingLead<?>> line(IntakeConfig config) {
        return new WaitingLine<>(config.maxWaiting(), lead -> lead.request().clientId());
    }

    /**
     * The answer, once it holds; empty if the lead has to be decided anew, because its campaign has changed.
     *
     * @throws Failure.Unavailable if too many leads wait, of this client too, or this one has waited too long
     */
    <A> Uni<Optional<A>> add(LeadRequest<A> request, LeadDecision decision, boolean goesAlone) {
        return Uni.createFrom().emitter(emitter -> {
            WaitingLead<A> lead = new WaitingLead<>(request, decision, emitter);
            if (!(goesAlone ? alone : together).offer(lead)) {
                lead.fail(tooMany());
            }
        });
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> expire() {
        Stream.of(together, alone)
                .flatMap(queue -> queue.remove(lead -> lead.hasWaited(config.maxWait())).stream())
                .forEach(lead -> lead.fail(tooMany()));
        return Uni.createFrom().voidItem();
    }

    private static Failure tooMany() {
        return new Failure.Unavailable("Too many leads are waiting", SOON);
    }

    private Uni<Void> carry(List<WaitingLead<?>> leads, Waiting waiting) {
        return Uni.createFrom()
                .deferred(() -> sets.carry(leads, waiting))
                .onItemOrFailure()
                .transformToUni((passages, failure) ->
                        failure == null ? deliver(leads, passages) : recover(leads, waiting, failure));
    }

    /** What fails from here on does not send the set once more: it has been stored. */
    private Uni<Void> deliver(List<WaitingLead<?>> leads, Map<WaitingLead<?>, Passage> passages) {
        List<WaitingLead<?>> busy = new ArrayList<>();
        for (WaitingLead<?> lead : leads) {
            Passage passage = passages.get(lead);
            if (passage instanceof Passage.Busy) {
                busy.add(lead);
            } else {
                lead.end(passage);
            }
        }
        alone.add(busy);
        return Uni.createFrom().voidItem();
    }

    /**
     * What the database refuses is found by halving the set, so that one lead never spoils the others. Where one of
     * them has waited for another transaction in vain, each goes alone. A database that is not there refuses all of
     * them: whether it has stored them, nobody knows.
     */
    private Uni<Void> recover(List<WaitingLead<?>> leads, Waiting waiting, Throwable failure) {
        if (leads.size() > 1 && FailureMapping.isContention(failure)) {
            alone.add(leads);
            return Uni.createFrom().voidItem();
        }
        if (leads.size() == 1 || FailureMapping.isTransient(failure)) {
            fail(leads, failure);
            return Uni.createFrom().voidItem();
        }
        int half = leads.size() / 2;
        return carry(leads.subList(0, half), waiting).chain(() -> carry(leads.subList(half, leads.size()), waiting));
    }

    private static void fail(List<WaitingLead<?>> leads, Throwable failure) {
        leads.forEach(lead -> lead.fail(failure));
    }
}
