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

/** What the events of other services do here; each once, in the transaction that notes that it was received. */
@ApplicationScoped
public class EventService {

    /** In the histories of enrolments that an agent's mark has ended. */
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
            case NUMBERS_LISTED ->
                numbersListed(event, eventData.read(event.data(), event.type().wireValue(), NumbersListedDto.class));
        };
    }

    private Uni<Void> numbersListed(EventDto event, NumbersListedDto data) {
        Optional<Client> client = registry.client(event.clientId());
        return optOuts.suppressListed(
                event.clientId(),
                SENDER,
                data.numbers().stream()
                        .flatMap(number -> numbers(number, client))
                        .toList());
    }

    /**
     * By the keys that outbound-service has it under, and as it is read here: either side may know a newer version of
     * the rule.
     */
    private static Stream<PhoneNumber> numbers(ListedNumberDto listed, Optional<Client> client) {
        PhoneNumber asTold = new PhoneNumber(
                listed.phone(), listed.phoneKey(), listed.otherPhoneKey().orElse(null), listed.phoneKey(), List.of());
        return Stream.concat(
                Stream.of(asTold),
                client.stream().flatMap(known -> PhoneReading.of(listed.phone(), known.region()).all().stream()));
    }
}
