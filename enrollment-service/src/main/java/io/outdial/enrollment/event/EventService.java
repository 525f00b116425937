package io.outdial.enrollment.event;

import io.outdial.contract.enrollment.CallsMadeDto;
import io.outdial.contract.enrollment.CampaignEndedDto;
import io.outdial.contract.enrollment.ChainsAddedDto;
import io.outdial.contract.enrollment.ChainsChangedDto;
import io.outdial.contract.enrollment.EnrolmentsLostDto;
import io.outdial.contract.enrollment.EnrolmentsReceivedDto;
import io.outdial.contract.enrollment.EventTypeDto;
import io.outdial.contract.enrollment.ListedNumberDto;
import io.outdial.contract.enrollment.NumbersListedDto;
import io.outdial.enrollment.call.CallService;
import io.outdial.enrollment.chain.ChainProgressService;
import io.outdial.enrollment.chain.ChainService;
import io.outdial.enrollment.chain.LostChains;
import io.outdial.enrollment.chain.ReceivedChains;
import io.outdial.enrollment.ending.CampaignEnds;
import io.outdial.enrollment.optout.OptOuts;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.inbox.EventData;
import io.outdial.platform.inbox.EventReceiver;
import io.outdial.platform.inbox.Inbox;
import io.outdial.platform.inbox.ReceivedEvent;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;
import io.outdial.platform.registry.Client;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Applies the events of other services: each once, in the transaction that records its receipt. */
@ApplicationScoped
public class EventService implements EventReceiver {

    /** Recorded in the history of enrolments that outbound-service has changed. */
    private static final String SENDER = "outbound-service";

    private static final int MAX_TOGETHER = 200;

    @Inject
    Inbox inbox;

    @Inject
    EventData eventData;

    @Inject
    OptOuts optOuts;

    @Inject
    ChainService chains;

    @Inject
    ReceivedChains received;

    @Inject
    LostChains lost;

    @Inject
    CampaignEnds campaignEnds;

    @Inject
    ChainProgressService progress;

    @Inject
    CallService calls;

    @Inject
    KeyRegistry registry;

    @Override
    public int maxTogether(String type) {
        return type(type).isPresent() ? MAX_TOGETHER : 0;
    }

    @Override
    @WithTransaction
    public Uni<Void> apply(List<ReceivedEvent> set) {
        return inbox.receive(set)
                .chain(events -> events.isEmpty() ? Uni.createFrom().voidItem() : applyNew(events));
    }

    private Uni<Void> applyNew(List<ReceivedEvent> events) {
        UUID clientId = events.get(0).clientId();
        return switch (type(events.get(0).type()).orElseThrow()) {
            case NUMBERS_LISTED -> optOuts.suppressListed(clientId, SENDER, numbers(events));
            case NUMBERS_REVOKED -> optOuts.releaseListed(clientId, numbers(events));
            case CHAINS_ADDED -> addChains(clientId, events);
            case ENROLMENTS_RECEIVED ->
                received.receive(
                                clientId,
                                SENDER,
                                ReceptionMapper.toEnrolments(data(events, EnrolmentsReceivedDto.class)))
                        .chain(named -> calls.assign(clientId, named));
            case CAMPAIGN_ENDED -> endCampaigns(clientId, data(events, CampaignEndedDto.class));
            case CHAINS_CHANGED ->
                progress.apply(clientId, SENDER, ChainChangesMapper.toChanges(data(events, ChainsChangedDto.class)));
            case CALLS_MADE ->
                calls.add(client(clientId), ChainChangesMapper.toCalls(data(events, CallsMadeDto.class)));
            case ENROLMENTS_LOST ->
                lost.replace(clientId, SENDER, ReceptionMapper.toLost(data(events, EnrolmentsLostDto.class)));
        };
    }

    /** In one order, so that two sets cannot wait for each other. */
    private Uni<Void> endCampaigns(UUID clientId, List<CampaignEndedDto> ended) {
        return Multi.createFrom()
                .iterable(ended.stream()
                        .sorted(Comparator.comparing(CampaignEndedDto::campaignId))
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(
                        campaign -> campaignEnds.begin(clientId, campaign.campaignId(), campaign.endedAt()))
                .collect()
                .last();
    }

    private static Optional<EventTypeDto> type(String wireValue) {
        return Arrays.stream(EventTypeDto.values())
                .filter(type -> type.wireValue().equals(wireValue))
                .findFirst();
    }

    private Uni<Void> addChains(UUID clientId, List<ReceivedEvent> events) {
        Client client = client(clientId);
        return chains.add(
                        client, SENDER, ChainsAddedMapper.toChains(data(events, ChainsAddedDto.class), client.region()))
                .chain(known -> calls.assign(clientId, known));
    }

    private Client client(UUID clientId) {
        return registry.client(clientId).orElseThrow(() -> new Failure.NotFound("No client with this id"));
    }

    private List<PhoneNumber> numbers(List<ReceivedEvent> events) {
        Optional<Client> client = registry.client(events.get(0).clientId());
        return data(events, NumbersListedDto.class).stream()
                .flatMap(listed -> listed.numbers().stream())
                .flatMap(number -> numbers(number, client))
                .toList();
    }

    private <T> List<T> data(List<ReceivedEvent> events, Class<T> type) {
        return events.stream()
                .map(event -> eventData.read(event.data(), event.type(), type))
                .toList();
    }

    /** With the keys of outbound-service, and as it is read here: either side may know a newer version of the rule. */
    private static Stream<PhoneNumber> numbers(ListedNumberDto listed, Optional<Client> client) {
        PhoneNumber asSent = new PhoneNumber(
                listed.phone(), listed.phoneKey(), listed.otherPhoneKey().orElse(null), listed.phoneKey(), List.of());
        return Stream.concat(
                Stream.of(asSent),
                client.stream().flatMap(known -> PhoneReading.of(listed.phone(), known.region()).all().stream()));
    }
}
