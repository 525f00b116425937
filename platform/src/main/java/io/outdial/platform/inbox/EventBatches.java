package io.outdial.platform.inbox;

import io.opentelemetry.api.trace.Span;
import io.outdial.contract.common.BatchedEventDto;
import io.outdial.contract.common.EventBatchDto;
import io.outdial.contract.common.EventOutcomeDto;
import io.outdial.contract.common.EventOutcomesDto;
import io.outdial.contract.common.EventResultDto;
import io.outdial.platform.answer.FailureMapping;
import io.outdial.platform.event.EventOutcome;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.trace.EventTraces;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Applies the events of one request (ADR 56). A set that fails is halved until the event is found that it failed for,
 * so one that is refused does not hold up the others. What there is no time left for is answered as such: the sender
 * would otherwise give up on all of them.
 */
@ApplicationScoped
public class EventBatches {

    private static final Logger LOG = Logger.getLogger(EventBatches.class);

    /** Less than what the sender waits for an answer. */
    private static final Duration TIME_TO_BEGIN = Duration.ofMillis(1_200);

    private final EventTraces traces;

    @Inject
    public EventBatches(EventTraces traces) {
        this.traces = traces;
    }

    /** @return an outcome for each event, in their order; of one that comes twice, the same */
    public Uni<EventOutcomesDto> receive(EventBatchDto batch, EventReceiver receiver) {
        Map<UUID, ReceivedEvent> events = new LinkedHashMap<>();
        batch.events().forEach(event -> events.putIfAbsent(event.id(), toEvent(event)));
        long until = System.nanoTime() + TIME_TO_BEGIN.toNanos();
        Map<UUID, EventOutcome> outcomes = new HashMap<>();
        List<Span> spans = batch.events().stream()
                .flatMap(event -> traces.applying(event.type(), event.trace()).stream())
                .toList();
        return Multi.createFrom()
                .iterable(EventSets.of(events.values(), receiver::maxTogether))
                .onItem()
                .transformToUniAndConcatenate(set -> apply(receiver, set, until, outcomes))
                .collect()
                .last()
                .onTermination()
                .invoke(() -> spans.forEach(Span::end))
                .map(done -> new EventOutcomesDto(batch.events().stream()
                        .map(event -> toDto(event.id(), outcomes.get(event.id())))
                        .toList()));
    }

    private static Uni<Void> apply(
            EventReceiver receiver, List<ReceivedEvent> set, long until, Map<UUID, EventOutcome> outcomes) {
        if (receiver.maxTogether(set.get(0).type()) == 0) {
            return note(set, EventOutcome.refused("events of this type are not known here"), outcomes);
        }
        if (System.nanoTime() - until > 0) {
            return note(set, EventOutcome.later("there was no time left for it"), outcomes);
        }
        return Uni.createFrom()
                .deferred(() -> receiver.apply(set))
                .chain(() -> note(set, EventOutcome.APPLIED, outcomes))
                .onFailure()
                .recoverWithUni(failure -> set.size() == 1
                        ? note(set, outcome(set.get(0), failure), outcomes)
                        : halves(receiver, set, until, outcomes));
    }

    private static Uni<Void> halves(
            EventReceiver receiver, List<ReceivedEvent> set, long until, Map<UUID, EventOutcome> outcomes) {
        int middle = set.size() / 2;
        return apply(receiver, set.subList(0, middle), until, outcomes)
                .chain(() -> apply(receiver, set.subList(middle, set.size()), until, outcomes));
    }

    private static Uni<Void> note(List<ReceivedEvent> set, EventOutcome outcome, Map<UUID, EventOutcome> outcomes) {
        set.forEach(event -> outcomes.put(event.id(), outcome));
        return Uni.createFrom().voidItem();
    }

    private static EventOutcome outcome(ReceivedEvent event, Throwable failure) {
        if (failure instanceof Failure.NotValid invalid) {
            return EventOutcome.refused(invalid.issues().get(0).message());
        }
        if (failure instanceof Failure refusal) {
            return EventOutcome.refused(refusal.getMessage());
        }
        if (FailureMapping.isTransient(failure)) {
            return EventOutcome.later("the database was busy");
        }
        LOG.errorf(failure, "%s failed by a fault of the program", event);
        return EventOutcome.refused("it failed by a fault of the receiver");
    }

    private static ReceivedEvent toEvent(BatchedEventDto event) {
        return new ReceivedEvent(event.id(), event.clientId(), event.type(), event.data());
    }

    private static EventOutcomeDto toDto(UUID id, EventOutcome outcome) {
        return new EventOutcomeDto(id, EventResultDto.valueOf(outcome.result().name()), outcome.reason());
    }
}
