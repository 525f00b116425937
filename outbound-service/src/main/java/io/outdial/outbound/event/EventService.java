package io.outdial.outbound.event;

import io.outdial.contract.outbound.CustomerErasedDto;
import io.outdial.contract.outbound.CustomerOptedOutDto;
import io.outdial.contract.outbound.EnrolmentEndedDto;
import io.outdial.contract.outbound.EventDto;
import io.outdial.outbound.donotcall.DoNotCallList;
import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.RecordService;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.inbox.EventData;
import io.outdial.platform.inbox.Inbox;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.openapitools.jackson.nullable.JsonNullable;

/** Applies the events of other services, each once, in the transaction that notes its receipt. */
@ApplicationScoped
public class EventService {

    @Inject
    Inbox inbox;

    @Inject
    EventData eventData;

    @Inject
    DoNotCallList doNotCall;

    @Inject
    RecordService records;

    @Inject
    Notices notices;

    @Inject
    KeyRegistry registry;

    /** @return what agents are told of it, to be delivered after the commit */
    @WithTransaction
    Uni<StoredNotifications> receive(EventDto event) {
        AtomicReference<StoredNotifications> told = new AtomicReference<>(StoredNotifications.NONE);
        return inbox.once(event.id(), () -> apply(event)
                        .chain(notices::store)
                        .invoke(told::set)
                        .replaceWithVoid())
                .map(done -> told.get());
    }

    /** @return to the agents who may not call a record any more that they have */
    private Uni<List<RecordNotice>> apply(EventDto event) {
        return switch (event.type()) {
            case CUSTOMER_OPTED_OUT -> optedOut(event, data(event, CustomerOptedOutDto.class));
            case CUSTOMER_ERASED -> erased(event, data(event, CustomerErasedDto.class));
            case ENROLMENT_ENDED -> ended(event, data(event, EnrolmentEndedDto.class));
        };
    }

    private <T> T data(EventDto event, Class<T> type) {
        return eventData.read(event.data(), event.type().wireValue(), type);
    }

    private Uni<List<RecordNotice>> optedOut(EventDto event, CustomerOptedOutDto data) {
        return doNotCall.addAndStop(
                event.clientId(),
                number(event, data.phone(), data.phoneKey(), data.otherPhoneKey()),
                reportedBy(data.customerId()));
    }

    private static String reportedBy(JsonNullable<UUID> customerId) {
        return customerId.isPresent() ? "customer " + customerId.get() + " opted out" : "opted out in a lead";
    }

    private Uni<List<RecordNotice>> erased(EventDto event, CustomerErasedDto data) {
        return doNotCall.erase(
                event.clientId(),
                number(event, data.phone(), data.phoneKey(), data.otherPhoneKey()),
                "customer " + data.customerId() + " was erased");
    }

    private Uni<List<RecordNotice>> ended(EventDto event, EnrolmentEndedDto data) {
        return records.cancelOpen(
                event.clientId(),
                data.campaignId(),
                number(event, data.phoneKey(), data.phoneKey(), data.otherPhoneKey()));
    }

    /** Read again: an event that was sent before an update has a key of an older rule. */
    private PhoneNumber number(EventDto event, String phone, String phoneKey, JsonNullable<String> otherPhoneKey) {
        String region = registry.client(event.clientId()).map(Client::region).orElse(null);
        return PhoneNumber.stored(phone, phoneKey, otherPhoneKey.orElse(null), region);
    }
}
