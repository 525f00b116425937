package io.outdial.enrollment.campaign;

import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.id.UuidV7;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** Changes enrolments, and keeps who did. What is allowed is decided by {@link CampaignStatusRule}. */
@ApplicationScoped
public class CustomerCampaignService {

    @Inject
    CustomerCampaignRepository enrolments;

    @Inject
    StatusHistoryRepository history;

    /**
     * Ends an enrolment, or finds it ended that way.
     *
     * @throws Failure.Refused {@code INVALID_STATUS} if nobody may set that status, told before the enrolment is looked for; {@code
     *     INVALID_STATUS_TRANSITION} if the enrolment has ended otherwise
     * @throws Failure.NotFound if the client has no such customer, or has not enrolled it in the campaign
     */
    @WithTransaction
    Uni<StatusChange> set(Caller caller, StatusWish wish) {
        if (!CampaignStatusRule.isSettable(wish.status())) {
            throw notSettable(wish.status());
        }
        UUID clientId = caller.clientId();
        return enrolments
                .findForUpdate(clientId, wish.customerId(), wish.campaignId())
                .onItem()
                .ifNull()
                .switchTo(() -> missing(clientId, wish.customerId()))
                .chain(enrolment -> apply(caller, enrolment, wish.status()));
    }

    private Uni<StatusChange> apply(Caller caller, CustomerCampaign enrolment, CampaignStatus asked) {
        CampaignStatusRule.Outcome outcome = CampaignStatusRule.decide(enrolment.status, asked);
        if (outcome instanceof CampaignStatusRule.Outcome.Changed changed) {
            Instant now = Instant.now();
            enrolment.status = changed.status();
            enrolment.updatedAt = now;
            StatusChange change = new StatusChange(enrolment.id, changed.previous(), changed.status());
            return history.persist(entry(caller, change, now)).replaceWith(change);
        }
        if (outcome instanceof CampaignStatusRule.Outcome.AlreadyThere there) {
            return Uni.createFrom().item(new StatusChange(enrolment.id, there.status(), there.status()));
        }
        if (outcome instanceof CampaignStatusRule.Outcome.Ended ended) {
            throw new Failure.Refused(
                    ErrorCode.INVALID_STATUS_TRANSITION,
                    "This enrolment has ended as %s and cannot become %s"
                            .formatted(ended.current().word(), ended.asked().word()));
        }
        throw notSettable(asked);
    }

    private Uni<CustomerCampaign> missing(UUID clientId, UUID customerId) {
        return enrolments.hasCustomer(clientId, customerId).chain(exists -> Uni.createFrom()
                .failure(new Failure.NotFound(
                        exists ? "This customer is not enrolled in the campaign" : "No customer with this id")));
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

    private static Failure notSettable(CampaignStatus asked) {
        return new Failure.Refused(
                ErrorCode.INVALID_STATUS,
                "The status can be set to %s, not to %s".formatted(CampaignStatusRule.settable(), asked.word()));
    }
}
