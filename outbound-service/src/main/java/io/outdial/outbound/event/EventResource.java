package io.outdial.outbound.event;

import io.outdial.contract.common.EventBatchDto;
import io.outdial.contract.common.EventOutcomesDto;
import io.outdial.contract.outbound.EventDto;
import io.outdial.contract.outbound.EventsApi;
import io.outdial.platform.inbox.EventBatches;
import io.outdial.platform.inbox.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /internal/v1/events}: what the outboxes of other services deliver. The event names the client. */
@Cancellable(false)
public class EventResource implements EventsApi {

    @Inject
    ReceivedEvents events;

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
