package io.outdial.enrollment.enrolment;

import io.outdial.contract.outbound.EnrolmentEndedDto;
import io.outdial.enrollment.enrolment.EnrolmentRepository.PhoneKeys;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.openapitools.jackson.nullable.JsonNullable;

/** Changes enrolments, and keeps who did. What is allowed is decided by {@link EnrolmentStatusRule}. */
@ApplicationScoped
public class EnrolmentStatusService {

    /** The event by which outbound-service closes what is open for the enrolment. */
    static final String ENDED = "enrolment.ended";

    @Inject
    EnrolmentRepository enrolments;

    @Inject
    StatusHistoryRepository history;

    @Inject
    Outbox outbox;

    /**
     * Ends an enrolment, or finds it ended that way.
     *
     * @throws Failure.Refused {@code INVALID_STATUS} if nobody may set that status, told before the enrolment is looked
     *     for; {@code INVALID_STATUS_TRANSITION} if the enrolment has ended otherwise
     * @throws Failure.NotFound if the client has no such customer, or has not enrolled it in the campaign
     */
    @WithTransaction
    Uni<StatusChange> set(Caller caller, StatusChangeRequest wish) {
        if (!EnrolmentStatusRule.isSettable(wish.status())) {
            throw notSettable(wish.status());
        }
        UUID clientId = caller.clientId();
        return enrolments
                .lockCustomer(clientId, wish.customerId())
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound("No customer with this id"))
                .chain(keys -> enrolments
                        .findForUpdate(clientId, wish.customerId(), wish.campaignId())
                        .onItem()
                        .ifNull()
                        .failWith(() -> new Failure.NotFound("This customer is not enrolled in the campaign"))
                        .chain(enrolment -> apply(caller, enrolment, keys, wish.status())));
    }

    private Uni<StatusChange> apply(Caller caller, Enrolment enrolment, PhoneKeys keys, EnrolmentStatus asked) {
        EnrolmentStatusRule.Outcome outcome = EnrolmentStatusRule.decide(enrolment.status, asked);
        if (outcome instanceof EnrolmentStatusRule.Outcome.Changed changed) {
            Instant now = Instant.now();
            enrolment.status = changed.status();
            enrolment.updatedAt = now;
            StatusChange change = new StatusChange(enrolment.id, changed.previous(), changed.status());
            return history.persist(entry(caller, change, now))
                    .chain(() -> outbox.write(
                            caller.clientId(), enrolment.customerId.toString(), ENDED, event(enrolment, keys)))
                    .replaceWith(change);
        }
        if (outcome instanceof EnrolmentStatusRule.Outcome.AlreadyThere there) {
            return Uni.createFrom().item(new StatusChange(enrolment.id, there.status(), there.status()));
        }
        if (outcome instanceof EnrolmentStatusRule.Outcome.Ended ended) {
            throw new Failure.Refused(
                    ErrorCode.INVALID_STATUS_TRANSITION,
                    "This enrolment has ended as %s and cannot become %s"
                            .formatted(
                                    ended.current().wireValue(), ended.asked().wireValue()));
        }
        throw notSettable(asked);
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

    private static StatusHistoryEntry entry(Caller caller, StatusChange change, Instant now) {
        StatusHistoryEntry entry = new StatusHistoryEntry();
        entry.clientId = caller.clientId();
        entry.id = UuidV7.next();
        entry.customerCampaignId = change.enrolmentId();
        entry.previousStatus = change.previous();
        entry.newStatus = change.now();
        entry.changedBy = caller.subject();
        entry.changedAt = now;
        return entry;
    }

    private static Failure notSettable(EnrolmentStatus asked) {
        return new Failure.Refused(
                ErrorCode.INVALID_STATUS,
                "The status can be set to %s, not to %s".formatted(EnrolmentStatusRule.settable(), asked.wireValue()));
    }
}
