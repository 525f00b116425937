package io.outdial.enrollment.erasure;

import io.outdial.enrollment.optout.OptOuts;
import io.outdial.enrollment.phone.StoredPhone;
import io.outdial.enrollment.phone.StoredPhoneRepository;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.Failure;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Forgets a customer: what is personal goes, and all that stays is a keyed hash by which the number is known again and
 * refused (ADR 0020). The event that tells outbound-service of it holds the number until it is delivered.
 */
@ApplicationScoped
public class ErasureService {

    @Inject
    ErasureRepository customers;

    @Inject
    StoredPhoneRepository phones;

    @Inject
    OptOuts optOuts;

    /** @throws Failure.NotFound if the client has no such customer, any more or ever */
    @WithTransaction
    Uni<Void> erase(Caller caller, UUID customerId) {
        UUID clientId = caller.clientId();
        return phones.find(clientId, customerId)
                .onItem()
                .ifNotNull()
                .transformToUni(phone -> customers
                        .hold(clientId, keys(caller, phone))
                        // It may have another number by now, or be gone
                        .chain(() -> phones.lock(clientId, customerId)))
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound("No customer with this id"))
                .chain(phone -> optOuts.suppressErased(
                        caller, customerId, phone.numbers(caller.client().region())))
                .chain(() -> customers.forget(clientId, customerId));
    }

    private static List<String> keys(Caller caller, StoredPhone phone) {
        return phone.numbers(caller.client().region()).stream()
                .flatMap(number -> number.keys().stream())
                .toList();
    }
}
