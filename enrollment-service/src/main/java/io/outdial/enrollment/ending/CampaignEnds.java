package io.outdial.enrollment.ending;

import io.outdial.enrollment.ending.EndingCampaignRepository.EndingCampaign;
import io.outdial.enrollment.enrolment.EnrolmentStatusService;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Ends the enrolments in campaigns that are over, portion by portion (ADR 59). */
@ApplicationScoped
public class CampaignEnds {

    /** Recorded in the history. */
    private static final String ENDED_BY = "campaign";

    @Inject
    EndingCampaignRepository campaigns;

    @Inject
    EnrolmentStatusService enrolments;

    /** From now on the enrolments in a campaign end; in the caller's transaction. */
    public Uni<Void> begin(UUID clientId, UUID campaignId, Instant endedAt) {
        return campaigns.add(clientId, campaignId, endedAt);
    }

    @WithSession
    Uni<List<EndingCampaign>> find() {
        return campaigns.find();
    }

    /** @return whether there are more */
    @WithTransaction
    Uni<Boolean> endSome(EndingCampaign campaign) {
        return campaigns
                .lock(campaign)
                .chain(endedAt -> endedAt == null
                        ? Uni.createFrom().item(false)
                        : enrolments
                                .endSomeOf(campaign.clientId(), campaign.campaignId(), ENDED_BY, endedAt)
                                .call(isMore -> isMore ? Uni.createFrom().voidItem() : campaigns.remove(campaign)));
    }
}
