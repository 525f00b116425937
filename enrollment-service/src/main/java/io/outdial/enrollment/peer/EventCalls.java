package io.outdial.enrollment.peer;

import io.outdial.contract.outbound.EventDto;
import io.outdial.contract.outbound.EventTypeDto;
import io.outdial.platform.outbox.EventDelivery;
import io.outdial.platform.outbox.OutboxEvent;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Brings events to outbound-service: 2 s a delivery and a breaker (architecture.md §2). There is no retry here, because the relay tries again, later and later.
 */
@ApplicationScoped
public class EventCalls implements EventDelivery {

    /** Name of the breaker, in metrics and tests. */
    public static final String BREAKER = "events";

    private static final Map<String, EventTypeDto> TYPES =
            Arrays.stream(EventTypeDto.values()).collect(Collectors.toMap(EventTypeDto::value, Function.identity()));

    @Inject
    @RestClient
    EventsClient client;

    @Override
    @Timeout(value = 2, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.5,
            delay = 2,
            delayUnit = ChronoUnit.SECONDS,
            skipOn = EventRefused.class)
    @CircuitBreakerName(BREAKER)
    public Uni<Void> deliver(OutboxEvent event) {
        return client.receiveEvent(new EventDto(
                        event.id(), TYPES.get(event.type()), event.clientId(), event.occurredAt(), event.data()))
                .onFailure(EventCalls::isRefusal)
                .transform(EventRefused::new);
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof WebApplicationException http
                && http.getResponse().getStatus() < 500;
    }
}
