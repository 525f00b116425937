package io.outdial.enrollment.enrolment;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.paging.Page;
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

    /** @throws Failure.NotFound if the client has no such customer */
    @WithSession
    Uni<Page<Enrolment>> findByCustomer(UUID clientId, UUID customerId, PageRequest page, boolean newestFirst) {
        return enrolments
                .countByCustomer(clientId, customerId)
                .chain(total -> total == 0
                        ? emptyPage(clientId, customerId, page)
                        : enrolments
                                .findByCustomer(clientId, customerId, newestFirst, page)
                                .map(items -> Page.of(page, total, items)));
    }

    /** @throws Failure.NotFound if the client has no such customer, or the customer is not enrolled in the campaign */
    @WithSession
    Uni<Page<StatusHistoryEntry>> findHistory(
            UUID clientId, UUID customerId, UUID campaignId, PageRequest page, boolean newestFirst) {
        return enrolments
                .find(clientId, customerId, campaignId)
                .onItem()
                .ifNull()
                .switchTo(() -> emptyPage(clientId, customerId, page).map(nothing -> {
                    throw new Failure.NotFound("This customer is not enrolled in the campaign");
                }))
                .chain(enrolment -> history.countByEnrolment(clientId, enrolment.id)
                        .chain(total -> history.findByEnrolment(clientId, enrolment.id, newestFirst, page)
                                .map(items -> Page.of(page, total, items))));
    }

    /** Fails if there is no such customer. */
    private <T> Uni<Page<T>> emptyPage(UUID clientId, UUID customerId, PageRequest page) {
        return customers.exists(clientId, customerId).map(exists -> {
            if (!exists) {
                throw new Failure.NotFound("No customer with this id");
            }
            return Page.of(page, 0, List.of());
        });
    }
}
