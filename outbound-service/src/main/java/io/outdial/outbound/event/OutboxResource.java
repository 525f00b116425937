package io.outdial.outbound.event;

import io.outdial.contract.common.DropOutboxEventDto;
import io.outdial.contract.common.OutboxEventDto;
import io.outdial.contract.common.OutboxEventsDto;
import io.outdial.contract.outbound.OutboxApi;
import io.outdial.platform.outbox.OutboxOperations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /internal/v1/outbox/events}: what waits to be delivered to other services, for {@code outdial events}. */
@Cancellable(false)
public class OutboxResource implements OutboxApi {

    @Inject
    OutboxOperations outbox;

    @Override
    public Uni<OutboxEventsDto> listOutboxEvents(Boolean failed, Integer limit) {
        return outbox.list(failed, limit);
    }

    @Override
    public Uni<OutboxEventDto> getOutboxEvent(UUID eventId) {
        return outbox.get(eventId);
    }

    @Override
    public Uni<Void> retryOutboxEvent(UUID eventId) {
        return outbox.retry(eventId);
    }

    @Override
    public Uni<OutboxEventDto> dropOutboxEvent(UUID eventId, DropOutboxEventDto drop) {
        return outbox.drop(eventId, drop);
    }
}
