package io.outdial.enrollment.event;

import io.outdial.contract.enrollment.EventDto;
import io.outdial.contract.enrollment.EventsApi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /internal/v1/events}: receives the events that other services deliver. The event contains the client. */
@Cancellable(false)
public class EventResource implements EventsApi {

    @Inject
    EventService events;

    @Override
    public Uni<Void> receiveEvent(EventDto event) {
        return events.receive(event);
    }
}
