package io.outdial.enrollment.peer;

import io.outdial.contract.common.EventBatchDto;
import io.outdial.contract.common.EventOutcomesDto;
import io.outdial.contract.outbound.EventDto;
import io.outdial.contract.outbound.EventTypeDto;
import io.outdial.platform.outbox.OutboxEvent;
import io.outdial.platform.peer.EventPeer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Delivers events to outbound-service. */
@ApplicationScoped
public class EventCalls extends EventPeer<EventTypeDto> {

    @Inject
    @RestClient
    EventsClient client;

    EventCalls() {
        super(
                EventTypeDto.values(),
                EventTypeDto::wireValue,
                EnumSet.of(EventTypeDto.CUSTOMER_OPTED_OUT, EventTypeDto.CUSTOMER_ERASED));
    }

    @Override
    protected Uni<Void> send(OutboxEvent event, EventTypeDto type) {
        return client.receiveEvent(new EventDto(event.id(), type, event.clientId(), event.occurredAt(), event.data()));
    }

    @Override
    protected Uni<EventOutcomesDto> sendAll(EventBatchDto batch) {
        return client.receiveEvents(batch);
    }
}
