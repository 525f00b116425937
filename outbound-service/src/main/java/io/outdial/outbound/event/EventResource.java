package io.outdial.outbound.event;

import io.outdial.contract.outbound.EventDto;
import io.outdial.contract.outbound.EventsApi;
import io.outdial.outbound.notice.Notices;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /internal/v1/events}: what the outboxes of other services deliver. The event names the client. */
@Cancellable(false)
public class EventResource implements EventsApi {

    @Inject
    EventService events;

    @Inject
    Notices notices;

    @Override
    public Uni<Void> receiveEvent(EventDto event) {
        return events.receive(event).invoke(notices::deliver).replaceWithVoid();
    }
}
