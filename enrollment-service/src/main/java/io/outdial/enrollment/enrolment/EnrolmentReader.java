package io.outdial.enrollment.enrolment;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Reads the enrolments of a customer and the history of their statuses. */
@ApplicationScoped
public class EnrolmentReader {

    @Inject
    EnrolmentRepository enrolments;

    @Inject
    EnrolledCustomerRepository customers;

    @Inject
    StatusHistoryRepository history;

    /** One page of a list, and the size of the whole list. */
    record Slice<T>(List<T> items, long total) {}

    /** @throws Failure.NotFound if the client has no such customer */
    @WithSession
    Uni<Slice<Enrolment>> findByCustomer(UUID clientId, UUID customerId, PageRequest page, boolean newestFirst) {
        return enrolments
                .countByCustomer(clientId, customerId)
                .chain(total -> total == 0
                        ? emptyPage(clientId, customerId)
                        : enrolments
                                .findByCustomer(clientId, customerId, newestFirst, page)
                                .map(items -> new Slice<>(items, total)));
    }

    /** @throws Failure.NotFound if the client has no such customer, or the customer is not enrolled in the campaign */
    @WithSession
    Uni<Slice<StatusHistoryEntry>> findHistory(
            UUID clientId, UUID customerId, UUID campaignId, PageRequest page, boolean newestFirst) {
        return enrolments
                .find(clientId, customerId, campaignId)
                .onItem()
                .ifNull()
                .switchTo(() -> emptyPage(clientId, customerId).map(nothing -> {
                    throw new Failure.NotFound("This customer is not enrolled in the campaign");
                }))
                .chain(enrolment -> history.countByEnrolment(clientId, enrolment.id)
                        .chain(total -> history.findByEnrolment(clientId, enrolment.id, newestFirst, page)
                                .map(items -> new Slice<>(items, total))));
    }

    /** Fails if there is no such customer. */
    private <T> Uni<Slice<T>> emptyPage(UUID clientId, UUID customerId) {
        return customers.exists(clientId, customerId).map(exists -> {
            if (!exists) {
                throw new Failure.NotFound("No customer with this id");
            }
            return new Slice<>(List.of(), 0);
        });
    }
}
