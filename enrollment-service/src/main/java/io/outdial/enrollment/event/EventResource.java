package io.outdial.enrollment.event;

import io.outdial.contract.enrollment.EventDto;
import io.outdial.contract.enrollment.EventsApi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /internal/v1/events}: what the outboxes of other services deliver. The client stands in the event. */
@Cancellable(false)
public class EventResource implements EventsApi {

    @Inject
    EventService events;

    @Override
    public Uni<Void> receiveEvent(EventDto event) {
        return events.receive(event);
    }
}
