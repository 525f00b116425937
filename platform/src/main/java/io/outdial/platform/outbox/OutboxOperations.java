package io.outdial.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.contract.common.DropOutboxEventDto;
import io.outdial.contract.common.EventDropDto;
import io.outdial.contract.common.OutboxEventDto;
import io.outdial.contract.common.OutboxEventsDto;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What an operator does with events that wait (ADR 62). */
@ApplicationScoped
public class OutboxOperations {

    private static final Logger LOG = Logger.getLogger(OutboxOperations.class);

    @Inject
    OutboxEntryRepository entries;

    @Inject
    Instance<EventDelivery> deliveries;

    @Inject
    Outbox outbox;

    @Inject
    ObjectMapper json;

    /** @param failedOnly those that were not taken at an attempt */
    public Uni<OutboxEventsDto> list(boolean failedOnly, int limit) {
        return entries.backlog().chain(backlog -> entries.list(failedOnly, limit)
                .map(events -> new OutboxEventsDto(
                        backlog.pending(),
                        backlog.oldest(),
                        events.stream().map(this::toDto).toList())));
    }

    /** @throws Failure.NotFound if it neither waits nor was dropped */
    public Uni<OutboxEventDto> get(UUID id) {
        return find(id).map(this::toDto);
    }

    /** @throws Failure.NotFound if it does not wait */
    public Uni<Void> retry(UUID id) {
        return entries.find(id)
                .onItem()
                .ifNull()
                .failWith(OutboxOperations::unknown)
                .chain(() -> entries.retry(id))
                .invoke(outbox::expect);
    }

    /**
     * @throws Failure.NotFound if it neither waits nor was dropped before
     * @throws Failure.Refused if it is protective and that was not confirmed
     */
    public Uni<OutboxEventDto> drop(UUID id, DropOutboxEventDto drop) {
        return find(id).chain(event -> event.isDropped() ? Uni.createFrom().voidItem() : drop(event, drop))
                .chain(() -> find(id))
                .map(this::toDto);
    }

    private Uni<Void> drop(OutboxEntry event, DropOutboxEventDto drop) {
        DropRule.require(event, isProtective(event.type()), Boolean.TRUE.equals(drop.confirmed()));
        return entries.drop(event.id(), drop.by(), drop.reason())
                .invoke(() -> LOG.warnf("%s was dropped after %d attempts", event, event.attempts()))
                .invoke(outbox::expect);
    }

    private Uni<OutboxEntry> find(UUID id) {
        return entries.find(id)
                .onItem()
                .ifNull()
                .switchTo(() -> entries.findDropped(id))
                .onItem()
                .ifNull()
                .failWith(OutboxOperations::unknown);
    }

    private static Failure unknown() {
        return new Failure.NotFound("No such event waits");
    }

    /** A service that delivers nothing says of no type what it is for. */
    private boolean isProtective(String type) {
        return !deliveries.isResolvable() || deliveries.get().isProtective(type);
    }

    private OutboxEventDto toDto(OutboxEntry event) {
        return OutboxEventDto.builder()
                .id(event.id())
                .type(event.type())
                .clientId(event.clientId())
                .writtenAt(event.writtenAt())
                .attempts(event.attempts())
                .dueAt(event.dueAt())
                .failure(event.failure())
                .waitsFor(event.waitsFor())
                .protective(isProtective(event.type()))
                .data(event.data() == null ? null : read(event.data()))
                .dropped(
                        event.isDropped()
                                ? new EventDropDto(
                                        event.drop().at(),
                                        event.drop().by(),
                                        event.drop().reason())
                                : null)
                .build();
    }

    private JsonNode read(String data) {
        try {
            return json.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL returned what is not JSON", e);
        }
    }
}
