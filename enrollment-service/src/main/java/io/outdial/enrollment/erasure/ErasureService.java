package io.outdial.enrollment.erasure;

import io.outdial.enrollment.enrolment.EnrolmentStatusService;
import io.outdial.enrollment.lock.KeyLockRepository;
import io.outdial.enrollment.optout.OptOuts;
import io.outdial.enrollment.phone.StoredPhoneRepository;
import io.outdial.enrollment.phone.StoredPhones;
import io.outdial.platform.audit.Author;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.Failure;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Erases a customer. All that stays of the person is a keyed hash, by which its numbers are recognised and refused
 * later (ADR 0020). The event that informs outbound-service contains the numbers until it is delivered.
 */
@ApplicationScoped
public class ErasureService {

    @Inject
    ErasureRepository customers;

    @Inject
    EnrolmentStatusService enrolments;

    @Inject
    StoredPhoneRepository phones;

    @Inject
    KeyLockRepository locks;

    @Inject
    OptOuts optOuts;

    /** @throws Failure.NotFound if the client has no such customer, or has erased it before */
    @WithTransaction
    Uni<Void> erase(Caller caller, UUID customerId) {
        UUID clientId = caller.clientId();
        return phones.find(clientId, customerId)
                .onItem()
                .ifNotNull()
                .transformToUni(phone -> locks.lock(clientId, keys(caller, phone))
                        // Its numbers may have changed meanwhile, or the customer may be gone.
                        .chain(() -> phones.lock(clientId, customerId)))
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound("No customer with this id"))
                .chain(phone -> optOuts.suppressErased(
                        caller, customerId, phone.numbers(caller.client().region())))
                .chain(() -> enrolments.deleteAll(clientId, customerId))
                .chain(() -> customers.delete(clientId, customerId, Author.of(caller.subject())));
    }

    private static List<String> keys(Caller caller, StoredPhones phone) {
        return phone.numbers(caller.client().region()).stream()
                .flatMap(number -> number.keys().stream())
                .toList();
    }
}
