package io.outdial.platform.outbox;

import io.outdial.contract.common.DropOutboxEventDto;
import io.outdial.contract.common.OutboxEventDto;
import io.outdial.contract.common.OutboxEventsDto;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * {@code /internal/v1/outbox/events}: what waits to be delivered to other services, for {@code outdial events}. A
 * service that has an outbox extends it by the interface of its own document.
 */
public abstract class OutboxEndpoint {

    private final OutboxOperations outbox;

    protected OutboxEndpoint(OutboxOperations outbox) {
        this.outbox = outbox;
    }

    public Uni<OutboxEventsDto> listOutboxEvents(Boolean failed, Integer limit) {
        return outbox.list(failed, limit);
    }

    public Uni<OutboxEventDto> getOutboxEvent(UUID eventId) {
        return outbox.get(eventId);
    }

    public Uni<Void> retryOutboxEvent(UUID eventId) {
        return outbox.retry(eventId);
    }

    public Uni<OutboxEventDto> dropOutboxEvent(UUID eventId, DropOutboxEventDto drop) {
        return outbox.drop(eventId, drop);
    }
}
