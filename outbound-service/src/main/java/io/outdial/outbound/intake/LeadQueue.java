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
 * the others goes alone: one that moves its campaign, and one whose number is being marked.
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
                config.maxWaiting(),
                config.setsInFlight(),
                waiting -> LeadSet.takeFrom(waiting, config.maxTogether()),
                leads -> carry(leads, Waiting.FOR_NOBODY));
        this.alone = new SetQueue<>(
                config.maxWaiting(),
                config.singlesInFlight(),
                waiting -> LeadSet.takeFrom(waiting, 1),
                leads -> carry(leads, Waiting.FOR_EVERYBODY));
    }

    /**
     * The answer, once it holds; empty if the lead has to be decided anew, because its campaign has changed.
     *
     * @throws Failure.Unavailable if too many leads wait, or this one has waited too long
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
                .invoke(this::deliver)
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> recover(leads, waiting, failure));
    }

    private void deliver(Map<WaitingLead<?>, Passage> passages) {
        List<WaitingLead<?>> busy = new ArrayList<>();
        passages.forEach((lead, passage) -> {
            if (passage instanceof Passage.Answered answered) {
                lead.answer(answered.answer());
            } else if (passage instanceof Passage.Failed failed) {
                lead.fail(failed.failure());
            } else if (passage instanceof Passage.Busy) {
                busy.add(lead);
            } else {
                lead.decideAnew();
            }
        });
        alone.add(busy);
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
            leads.forEach(lead -> lead.fail(failure));
            return Uni.createFrom().voidItem();
        }
        int half = leads.size() / 2;
        return carry(leads.subList(0, half), waiting).chain(() -> carry(leads.subList(half, leads.size()), waiting));
    }
}
