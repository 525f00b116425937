package io.outdial.platform.outbox;

import io.outdial.platform.event.EventOutcome;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands the events of a delivery to a receiver of single ones; what that one fails with refuses the event alone. */
final class Batches implements EventDelivery {

    /** The other side, for one event. */
    @FunctionalInterface
    interface Single {
        Uni<Void> deliver(OutboxEvent event);
    }

    final AtomicInteger deliveries = new AtomicInteger();
    final AtomicInteger atOnce = new AtomicInteger();

    private final AtomicInteger inFlight = new AtomicInteger();
    private final Single receiver;

    Batches(Single receiver) {
        this.receiver = receiver;
    }

    @Override
    public int maxBatch() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Uni<List<EventOutcome>> deliver(List<OutboxEvent> events) {
        deliveries.incrementAndGet();
        atOnce.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        return Uni.join()
                .all(events.stream().map(this::deliver).toList())
                .andCollectFailures()
                .onTermination()
                .invoke(inFlight::decrementAndGet);
    }

    private Uni<EventOutcome> deliver(OutboxEvent event) {
        return receiver.deliver(event)
                .replaceWith(EventOutcome.APPLIED)
                .onFailure()
                .recoverWithItem(failure -> EventOutcome.refused(failure.getMessage()));
    }
}
