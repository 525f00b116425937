package io.outdial.outbound.peer;

import io.outdial.contract.enrollment.EventDto;
import io.outdial.contract.enrollment.EventTypeDto;
import io.outdial.platform.outbox.EventDelivery;
import io.outdial.platform.outbox.OutboxEvent;
import io.outdial.platform.peer.PeerDelivery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Brings events to enrollment-service. */
@ApplicationScoped
public class EventCalls implements EventDelivery {

    /** Name of the breaker, in metrics and tests. */
    public static final String BREAKER = "events";

    private static final Map<String, EventTypeDto> TYPES = Arrays.stream(EventTypeDto.values())
            .collect(Collectors.toMap(EventTypeDto::wireValue, Function.identity()));

    @Inject
    @RestClient
    EventsClient client;

    private PeerDelivery peer;

    @PostConstruct
    void prepare() {
        peer = new PeerDelivery(BREAKER);
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        return peer.deliver(() -> client.receiveEvent(
                new EventDto(event.id(), TYPES.get(event.type()), event.clientId(), event.occurredAt(), event.data())));
    }
}
