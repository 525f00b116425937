package io.outdial.enrollment.event;

import io.outdial.contract.common.EventBatchDto;
import io.outdial.contract.common.EventOutcomesDto;
import io.outdial.contract.enrollment.EventDto;
import io.outdial.contract.enrollment.EventsApi;
import io.outdial.platform.inbox.EventBatches;
import io.outdial.platform.inbox.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /internal/v1/events}: receives the events that other services deliver. The event contains the client. */
@Cancellable(false)
public class EventResource implements EventsApi {

    @Inject
    EventService events;

    @Inject
    EventBatches batches;

    @Override
    public Uni<Void> receiveEvent(EventDto event) {
        return events.apply(List.of(
                new ReceivedEvent(event.id(), event.clientId(), event.type().wireValue(), event.data())));
    }

    @Override
    public Uni<EventOutcomesDto> receiveEvents(EventBatchDto batch) {
        return batches.receive(batch, events);
    }
}
