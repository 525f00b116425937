package io.outdial.enrollment.event;

import io.outdial.contract.enrollment.EventDto;
import io.outdial.contract.enrollment.ListedNumberDto;
import io.outdial.contract.enrollment.NumbersListedDto;
import io.outdial.enrollment.optout.OptOuts;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.inbox.EventData;
import io.outdial.platform.inbox.Inbox;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;
import io.outdial.platform.registry.Client;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Applies the events of other services: each once, in the transaction that records its receipt. */
@ApplicationScoped
public class EventService {

    /** Recorded in the history of enrolments that an agent's mark has ended. */
    private static final String SENDER = "outbound-service";

    @Inject
    Inbox inbox;

    @Inject
    EventData eventData;

    @Inject
    OptOuts optOuts;

    @Inject
    KeyRegistry registry;

    @WithTransaction
    Uni<Void> receive(EventDto event) {
        return inbox.once(event.id(), () -> apply(event));
    }

    private Uni<Void> apply(EventDto event) {
        return switch (event.type()) {
            case NUMBERS_LISTED -> optOuts.suppressListed(event.clientId(), SENDER, numbers(event));
            case NUMBERS_REVOKED -> optOuts.releaseListed(event.clientId(), numbers(event));
        };
    }

    private List<PhoneNumber> numbers(EventDto event) {
        Optional<Client> client = registry.client(event.clientId());
        return eventData.read(event.data(), event.type().wireValue(), NumbersListedDto.class).numbers().stream()
                .flatMap(number -> numbers(number, client))
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
