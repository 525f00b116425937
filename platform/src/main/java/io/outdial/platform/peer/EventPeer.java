package io.outdial.platform.peer;

import io.outdial.contract.common.BatchedEventDto;
import io.outdial.contract.common.EventBatchDto;
import io.outdial.contract.common.EventOutcomeDto;
import io.outdial.contract.common.EventOutcomesDto;
import io.outdial.platform.event.EventOutcome;
import io.outdial.platform.outbox.EventDelivery;
import io.outdial.platform.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Delivers the events of the outbox to the service that receives them.
 *
 * @param <T> the types of events that the receiver's document lists
 */
public abstract class EventPeer<T> implements EventDelivery {

    /** Name of the breaker, in metrics and tests. */
    public static final String BREAKER = "events";

    private static final int MAX_BATCH = 200;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    /** During an update there are replicas of the receiver that know the operation for one event only. */
    private static final Duration SINGLES_AFTER_REFUSAL = Duration.ofSeconds(10);

    private final Map<String, T> types;
    private final Set<T> protective;
    private PeerDelivery peer;
    private volatile long singlesSince = System.nanoTime() - SINGLES_AFTER_REFUSAL.toNanos();

    /** @param protective types of which no event may be lost: see {@link EventDelivery#isProtective} */
    protected EventPeer(T[] types, Function<T, String> wireValue, Set<T> protective) {
        this.types = Arrays.stream(types).collect(Collectors.toMap(wireValue, Function.identity()));
        this.protective = Set.copyOf(protective);
    }

    @PostConstruct
    void prepare() {
        peer = new PeerDelivery(BREAKER);
    }

    /** One that the receiver's document does not list any more, too: nobody knows what it was for. */
    @Override
    public boolean isProtective(String type) {
        T known = types.get(type);
        return known == null || protective.contains(known);
    }

    @Override
    public int maxBatch() {
        return System.nanoTime() - singlesSince < SINGLES_AFTER_REFUSAL.toNanos() ? 1 : MAX_BATCH;
    }

    @Override
    public Uni<List<EventOutcome>> deliver(List<OutboxEvent> events) {
        return peer.deliver(() -> events.size() == 1 && maxBatch() == 1 ? deliver(events.get(0)) : deliverAll(events));
    }

    private Uni<List<EventOutcome>> deliver(OutboxEvent event) {
        return send(event, types.get(event.type()))
                .replaceWith(List.of(EventOutcome.APPLIED))
                .onFailure(EventPeer::isRefusal)
                .recoverWithItem(refusal -> List.of(EventOutcome.refused(refusal.getMessage())));
    }

    private Uni<List<EventOutcome>> deliverAll(List<OutboxEvent> events) {
        return sendAll(new EventBatchDto(events.stream().map(EventPeer::toDto).toList()))
                .map(EventPeer::toOutcomes)
                .onFailure(EventPeer::isUnknownOperation)
                .recoverWithItem(refusal -> {
                    singlesSince = System.nanoTime();
                    return EventOutcome.later("the receiver takes one event at a time")
                            .times(events.size());
                })
                .onFailure(EventPeer::isRefusal)
                .recoverWithItem(
                        refusal -> EventOutcome.refused(refusal.getMessage()).times(events.size()));
    }

    /** The receiver is up, so the breaker does not count it. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof WebApplicationException http
                && http.getResponse().getStatus() < SERVER_ERROR;
    }

    private static boolean isUnknownOperation(Throwable failure) {
        return failure instanceof WebApplicationException http
                && http.getResponse().getStatus() == NOT_FOUND;
    }

    private static BatchedEventDto toDto(OutboxEvent event) {
        return new BatchedEventDto(
                event.id(), event.type(), event.clientId(), event.occurredAt(), event.data(), event.trace());
    }

    private static List<EventOutcome> toOutcomes(EventOutcomesDto answer) {
        return answer.outcomes().stream().map(EventPeer::toOutcome).toList();
    }

    private static EventOutcome toOutcome(EventOutcomeDto outcome) {
        return new EventOutcome(EventOutcome.Result.valueOf(outcome.result().name()), outcome.reason());
    }

    /** Calls the receiver with one event. */
    protected abstract Uni<Void> send(OutboxEvent event, T type);

    /** Calls the receiver with several. */
    protected abstract Uni<EventOutcomesDto> sendAll(EventBatchDto batch);
}
