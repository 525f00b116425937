package io.outdial.enrollment.enrolment;

import io.outdial.contract.outbound.EnrolmentEndedDto;
import io.outdial.enrollment.enrolment.EnrolledCustomerRepository.PhoneKeys;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * Changes the status of enrolments and records each change in the history. {@link EnrolmentStatusRule} decides what is
 * allowed.
 */
@ApplicationScoped
public class EnrolmentStatusService {

    /** The event by which outbound-service closes the open records of the enrolment. */
    static final String ENDED = "enrolment.ended";

    @Inject
    Clock clock;

    @Inject
    EnrolmentRepository enrolments;

    @Inject
    EnrolledCustomerRepository customers;

    @Inject
    StatusHistoryRepository history;

    @Inject
    Outbox outbox;

    /**
     * Ends an enrolment. One that has ended with the requested status already is left as it is.
     *
     * @throws Failure.Refused {@code INVALID_STATUS} if no caller may set that status, which is checked before the
     *     enrolment is read; {@code INVALID_STATUS_TRANSITION} if the enrolment has ended with another status
     * @throws Failure.NotFound if the client has no such customer, or the customer is not enrolled in the campaign
     */
    @WithTransaction
    Uni<StatusChange> change(Caller caller, StatusChangeRequest request) {
        if (!EnrolmentStatusRule.isSettable(request.status())) {
            throw notSettable(request.status());
        }
        UUID clientId = caller.clientId();
        return customers
                .lock(clientId, request.customerId())
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound("No customer with this id"))
                .chain(keys -> enrolments
                        .lock(clientId, request.customerId(), request.campaignId())
                        .onItem()
                        .ifNull()
                        .failWith(() -> new Failure.NotFound("This customer is not enrolled in the campaign"))
                        .chain(enrolment -> apply(caller, enrolment, keys, request.status())));
    }

    private Uni<StatusChange> apply(Caller caller, Enrolment enrolment, PhoneKeys keys, EnrolmentStatus requested) {
        EnrolmentStatusRule.Outcome outcome = EnrolmentStatusRule.decide(enrolment.status, requested);
        if (outcome instanceof EnrolmentStatusRule.Outcome.Changed changed) {
            Instant now = clock.instant();
            enrolment.change(changed.status(), now);
            StatusChange change = new StatusChange(enrolment.id, changed.previous(), changed.status());
            return history.persist(StatusHistoryEntry.of(caller, change, now))
                    .chain(() -> outbox.write(
                            caller.clientId(), enrolment.customerId.toString(), ENDED, event(enrolment, keys)))
                    .replaceWith(change);
        }
        if (outcome instanceof EnrolmentStatusRule.Outcome.Unchanged unchanged) {
            return Uni.createFrom().item(new StatusChange(enrolment.id, unchanged.status(), unchanged.status()));
        }
        if (outcome instanceof EnrolmentStatusRule.Outcome.Ended ended) {
            throw new Failure.Refused(
                    ErrorCode.INVALID_STATUS_TRANSITION,
                    "This enrolment has ended as %s and cannot become %s"
                            .formatted(
                                    ended.current().wireValue(),
                                    ended.requested().wireValue()));
        }
        throw notSettable(requested);
    }

    private static EnrolmentEndedDto event(Enrolment enrolment, PhoneKeys keys) {
        return new EnrolmentEndedDto(
                enrolment.customerId,
                enrolment.campaignId,
                enrolment.id,
                keys.key(),
                keys.otherKey() == null ? JsonNullable.undefined() : JsonNullable.of(keys.otherKey()),
                enrolment.status.wireValue());
    }

    private static Failure notSettable(EnrolmentStatus requested) {
        return new Failure.Refused(
                ErrorCode.INVALID_STATUS,
                "The status can be set to %s, not to %s"
                        .formatted(EnrolmentStatusRule.settable(), requested.wireValue()));
    }

    /**
     * Ends every open enrolment of the customers and records it in the history, in three statements of the caller's
     * transaction. Writes no event: the caller's own event says more.
     *
     * @param endedBy recorded in the history
     * @param customerIds locked by the caller, so that none of them is enrolled at the same time
     */
    public Uni<Void> endOpen(UUID clientId, String endedBy, Collection<UUID> customerIds, EnrolmentStatus end) {
        if (customerIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return enrolments.lockOpen(clientId, customerIds).chain(open -> {
            if (open.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            List<StatusChange> changes = open.stream()
                    .map(enrolment -> new StatusChange(enrolment.id(), enrolment.status(), end))
                    .toList();
            return enrolments
                    .setStatus(
                            clientId,
                            changes.stream().map(StatusChange::enrolmentId).toList(),
                            end)
                    .chain(() -> history.addAll(clientId, endedBy, changes));
        });
    }

    /** Removes every enrolment of a customer with its history, in the caller's transaction. */
    public Uni<Void> deleteAll(UUID clientId, UUID customerId) {
        return history.deleteByCustomer(clientId, customerId)
                .chain(() -> enrolments.deleteByCustomer(clientId, customerId));
    }
}
