package io.outdial.enrollment.enrolment;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** What a customer is enrolled in, and how it came to stand where it stands. */
@ApplicationScoped
public class EnrolmentReader {

    @Inject
    EnrolmentRepository enrolments;

    @Inject
    StatusHistoryRepository history;

    /** Some of many, and how many there are. */
    record Slice<T>(List<T> items, long total) {}

    /** @throws Failure.NotFound if the client has no such customer */
    @WithSession
    Uni<Slice<Enrolment>> of(UUID clientId, UUID customerId, PageRequest page, boolean newestFirst) {
        return enrolments
                .countOf(clientId, customerId)
                .chain(total -> total == 0
                        ? nobody(clientId, customerId)
                        : enrolments
                                .page(clientId, customerId, newestFirst, page)
                                .map(items -> new Slice<>(items, total)));
    }

    /** @throws Failure.NotFound if the client has no such customer, or has not enrolled it in the campaign */
    @WithSession
    Uni<Slice<StatusHistoryEntry>> history(
            UUID clientId, UUID customerId, UUID campaignId, PageRequest page, boolean newestFirst) {
        return enrolments
                .findPair(clientId, customerId, campaignId)
                .onItem()
                .ifNull()
                .switchTo(() -> nobody(clientId, customerId).map(nothing -> {
                    throw new Failure.NotFound("This customer is not enrolled in the campaign");
                }))
                .chain(enrolment -> history.countOf(clientId, enrolment.id)
                        .chain(total -> history.page(clientId, enrolment.id, newestFirst, page)
                                .map(items -> new Slice<>(items, total))));
    }

    /** Nothing, for a customer that is there. */
    private <T> Uni<Slice<T>> nobody(UUID clientId, UUID customerId) {
        return enrolments.hasCustomer(clientId, customerId).map(exists -> {
            if (!exists) {
                throw new Failure.NotFound("No customer with this id");
            }
            return new Slice<>(List.of(), 0);
        });
    }
}
