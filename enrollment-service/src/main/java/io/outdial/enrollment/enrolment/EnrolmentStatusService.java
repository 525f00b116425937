package io.outdial.enrollment.enrolment;

import io.outdial.enrollment.enrolment.EnrolledCustomerRepository.PhoneKeys;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Changes the status of enrolments and records each change in the history. {@link EnrolmentStatusRule} decides what is
 * allowed.
 */
@ApplicationScoped
public class EnrolmentStatusService {

    private static final int MAX_ENDED_TOGETHER = 500;

    @Inject
    Clock clock;

    @Inject
    EnrolmentRepository enrolments;

    @Inject
    EnrolmentLockRepository locks;

    @Inject
    EnrolledCustomerRepository customers;

    @Inject
    StatusHistoryRepository history;

    @Inject
    EnrolmentEvents events;

    @Inject
    EnrolmentProgress progress;

    /** An enrolment, and the number of its customer. */
    private record Locked(Enrolment enrolment, PhoneKeys keys) {}

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
        return lock(caller.clientId(), request.customerId(), request.campaignId())
                .chain(locked -> apply(caller, locked, request.status()));
    }

    /**
     * Takes a customer out of a campaign: an open enrolment is cancelled, one that has ended stays as it is.
     *
     * @throws Failure.NotFound if the client has no such customer, or the customer is not enrolled in the campaign
     */
    @WithTransaction
    Uni<Void> cancel(Caller caller, UUID customerId, UUID campaignId) {
        return lock(caller.clientId(), customerId, campaignId).chain(locked -> {
            EnrolmentStatus current = locked.enrolment().status;
            return current.isTerminal()
                    ? Uni.createFrom().voidItem()
                    : end(caller, locked, EnrolmentStatus.CANCELLED).replaceWithVoid();
        });
    }

    /** The customer first, then the enrolment. */
    private Uni<Locked> lock(UUID clientId, UUID customerId, UUID campaignId) {
        return customers
                .lock(clientId, customerId)
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound("No customer with this id"))
                .chain(keys -> enrolments
                        .lock(clientId, customerId, campaignId)
                        .onItem()
                        .ifNull()
                        .failWith(() -> new Failure.NotFound("This customer is not enrolled in the campaign"))
                        .map(enrolment -> new Locked(enrolment, keys)));
    }

    private Uni<StatusChange> apply(Caller caller, Locked locked, EnrolmentStatus requested) {
        Enrolment enrolment = locked.enrolment();
        EnrolmentStatusRule.Outcome outcome = EnrolmentStatusRule.decide(enrolment.status, requested);
        if (outcome instanceof EnrolmentStatusRule.Outcome.Changed changed) {
            return end(caller, locked, changed.status());
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

    private Uni<StatusChange> end(Caller caller, Locked locked, EnrolmentStatus status) {
        Enrolment enrolment = locked.enrolment();
        Instant now = clock.instant();
        StatusChange change = new StatusChange(enrolment.id, enrolment.status, status);
        enrolment.change(status, now);
        return history.persist(StatusHistoryEntry.of(caller, change, now))
                .chain(() -> events.ended(enrolment, locked.keys()))
                .replaceWith(change);
    }

    private static Failure notSettable(EnrolmentStatus requested) {
        return new Failure.Refused(
                ErrorCode.INVALID_STATUS,
                "The status can be set to %s, not to %s"
                        .formatted(EnrolmentStatusRule.settable(), requested.wireValue()));
    }

    /**
     * Ends every open enrolment of customers because of one of their numbers, and records it in the history, in a few
     * statements of the caller's transaction. Outbound-service is told of those who have other numbers as well; of the
     * number itself the caller's own event says more.
     *
     * @param endedBy recorded in the history
     * @param customerIds locked by the caller, so that none of them is enrolled at the same time
     */
    public Uni<Void> endOpen(UUID clientId, String endedBy, Collection<UUID> customerIds, EnrolmentStatus end) {
        if (customerIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return enrolments.lockOpen(clientId, customerIds).chain(open -> endAll(clientId, endedBy, open, end)
                .chain(() -> events.endedByNumber(
                        clientId,
                        open.stream().map(EnrolmentRepository.Open::id).toList(),
                        end)));
    }

    /**
     * Cancels some of the open enrolments in a campaign that is over, in the caller's transaction. Writes no event: the
     * records end with the campaign.
     *
     * @param endedBy recorded in the history
     * @param endedAt one that began later stays: the campaign was opened again
     * @return whether there may be more
     */
    public Uni<Boolean> endSomeOf(UUID clientId, UUID campaignId, String endedBy, Instant endedAt) {
        return locks.lockSome(clientId, campaignId, endedAt, MAX_ENDED_TOGETHER)
                .call(open -> endAll(clientId, endedBy, open, EnrolmentStatus.CANCELLED))
                .map(open -> !open.isEmpty());
    }

    private Uni<Void> endAll(UUID clientId, String endedBy, List<EnrolmentRepository.Open> open, EnrolmentStatus end) {
        return progress.write(
                clientId,
                endedBy,
                open.stream()
                        .map(enrolment -> new StatusChange(enrolment.id(), enrolment.status(), end))
                        .toList());
    }

    /** Removes every enrolment of a customer with its history, in the caller's transaction. */
    public Uni<Void> deleteAll(UUID clientId, UUID customerId) {
        return history.deleteByCustomer(clientId, customerId)
                .chain(() -> enrolments.deleteByCustomer(clientId, customerId));
    }
}
