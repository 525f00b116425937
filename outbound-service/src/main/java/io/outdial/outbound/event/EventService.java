package io.outdial.outbound.event;

import io.outdial.contract.outbound.ChainsEnrolledDto;
import io.outdial.contract.outbound.CustomerChangedDto;
import io.outdial.contract.outbound.CustomerErasedDto;
import io.outdial.contract.outbound.CustomerOptedOutDto;
import io.outdial.contract.outbound.EnrolledChainDto;
import io.outdial.contract.outbound.EnrolmentBegunDto;
import io.outdial.contract.outbound.EnrolmentEndedDto;
import io.outdial.contract.outbound.EventTypeDto;
import io.outdial.outbound.donotcall.DoNotCallList;
import io.outdial.outbound.enrolment.BegunEnrolment;
import io.outdial.outbound.enrolment.CustomerChanges;
import io.outdial.outbound.enrolment.EnrolmentEnds;
import io.outdial.outbound.enrolment.EnrolmentIntake;
import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.ChainOwner;
import io.outdial.outbound.record.ChainOwnerRepository;
import io.outdial.outbound.record.RecordCancellation;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.inbox.EventData;
import io.outdial.platform.inbox.Inbox;
import io.outdial.platform.inbox.ReceivedEvent;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.openapitools.jackson.nullable.JsonNullable;

/** Applies the events of other services, each once, in the transaction that notes its receipt. */
@ApplicationScoped
public class EventService {

    /** Their effect takes all locks of a set in one order; that of the others does so for one event. */
    private static final Set<EventTypeDto> TOGETHER =
            EnumSet.of(EventTypeDto.CHAINS_ENROLLED, EventTypeDto.ENROLMENT_BEGUN);

    private static final int MAX_TOGETHER = 200;

    @Inject
    Inbox inbox;

    @Inject
    EventData eventData;

    @Inject
    DoNotCallList doNotCall;

    @Inject
    EnrolmentIntake enrolments;

    @Inject
    EnrolmentEnds ends;

    @Inject
    CustomerChanges customers;

    @Inject
    Notices notices;

    @Inject
    ChainOwnerRepository chainOwners;

    @Inject
    RecordCancellation records;

    @Inject
    KeyRegistry registry;

    /**
     * @param set of one client and type, one of several only where {@link #maxTogether} says so
     * @return what agents are told of it, to be delivered after the commit
     */
    @WithTransaction
    Uni<StoredNotifications> receive(List<ReceivedEvent> set) {
        return inbox.receive(set)
                .chain(events -> events.isEmpty()
                        ? Uni.createFrom().item(StoredNotifications.NONE)
                        : apply(events).chain(notices::store));
    }

    int maxTogether(String type) {
        return type(type)
                .map(known -> TOGETHER.contains(known) ? MAX_TOGETHER : 1)
                .orElse(0);
    }

    /** @return to the agents who may not call a record any more that they have */
    private Uni<List<RecordNotice>> apply(List<ReceivedEvent> events) {
        ReceivedEvent event = events.get(0);
        return switch (type(event.type()).orElseThrow()) {
            case CUSTOMER_OPTED_OUT -> optedOut(event, data(event, CustomerOptedOutDto.class));
            case CUSTOMER_ERASED -> erased(event, data(event, CustomerErasedDto.class));
            case CUSTOMER_CHANGED -> {
                Client client = client(event.clientId());
                yield customers.apply(
                        client, EnrolmentMapper.toChange(data(event, CustomerChangedDto.class), client.region()));
            }
            case ENROLMENT_BEGUN -> begun(events).replaceWith(List.of());
            case ENROLMENT_ENDED ->
                ends.end(
                        event.clientId(),
                        EnrolmentMapper.toEnded(data(event, EnrolmentEndedDto.class), region(event.clientId())));
            case CHAINS_ENROLLED -> enrolled(events);
        };
    }

    private static Optional<EventTypeDto> type(String wireValue) {
        return Arrays.stream(EventTypeDto.values())
                .filter(type -> type.wireValue().equals(wireValue))
                .findFirst();
    }

    private <T> T data(ReceivedEvent event, Class<T> type) {
        return eventData.read(event.data(), event.type(), type);
    }

    /** A chain may be told of twice, which says the same. Those of people whom nobody may call end. */
    private Uni<List<RecordNotice>> enrolled(List<ReceivedEvent> events) {
        UUID clientId = events.get(0).clientId();
        List<EnrolledChainDto> chains = events.stream()
                .flatMap(event -> data(event, ChainsEnrolledDto.class).chains().stream())
                .toList();
        Map<Long, ChainOwner> owners = new LinkedHashMap<>();
        chains.forEach(chain -> owners.put(
                chain.chainId(),
                new ChainOwner(
                        chain.chainId(), chain.customerId(), chain.enrolmentId().orElse(null))));
        return records.cancelChains(
                        clientId,
                        chains.stream()
                                .filter(chain ->
                                        Boolean.TRUE.equals(chain.doNotCall().orElse(null)))
                                .map(EnrolledChainDto::chainId)
                                .toList())
                .call(() -> chainOwners.assign(clientId, List.copyOf(owners.values())));
    }

    private Uni<List<RecordNotice>> optedOut(ReceivedEvent event, CustomerOptedOutDto data) {
        return doNotCall.addAndStop(
                event.clientId(),
                number(event, data.phone(), data.phoneKey(), data.otherPhoneKey()),
                reportedBy(data.customerId()));
    }

    private static String reportedBy(JsonNullable<UUID> customerId) {
        return customerId.isPresent() ? "customer " + customerId.get() + " opted out" : "opted out in a lead";
    }

    private Uni<List<RecordNotice>> erased(ReceivedEvent event, CustomerErasedDto data) {
        return doNotCall.erase(
                event.clientId(),
                number(event, data.phone(), data.phoneKey(), data.otherPhoneKey()),
                "customer " + data.customerId() + " was erased");
    }

    /** Each once, though two events may speak of the same. */
    private Uni<Void> begun(List<ReceivedEvent> events) {
        Client client = client(events.get(0).clientId());
        Map<UUID, BegunEnrolment> begun = new LinkedHashMap<>();
        events.forEach(event -> {
            EnrolmentBegunDto data = data(event, EnrolmentBegunDto.class);
            begun.put(data.enrolmentId(), EnrolmentMapper.toBegun(data, client.region()));
        });
        return enrolments.add(client, List.copyOf(begun.values()));
    }

    /** Read again: an event that was sent before an update has a key of an older rule. */
    private PhoneNumber number(ReceivedEvent event, String phone, String phoneKey, JsonNullable<String> otherPhoneKey) {
        return PhoneNumber.stored(phone, phoneKey, otherPhoneKey.orElse(null), region(event.clientId()));
    }

    private Client client(UUID clientId) {
        return registry.client(clientId).orElseThrow(() -> new Failure.NotFound("No client with this id"));
    }

    private String region(UUID clientId) {
        return registry.client(clientId).map(Client::region).orElse(null);
    }
}
