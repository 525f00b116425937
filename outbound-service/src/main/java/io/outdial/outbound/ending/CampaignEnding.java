package io.outdial.outbound.ending;

import io.outdial.outbound.ending.EndingCampaignRepository.EndingCampaign;
import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.RecordCancellation;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Ends the records of a campaign that is over, portion by portion. */
@ApplicationScoped
class CampaignEnding {

    @Inject
    EndingCampaignRepository campaigns;

    @Inject
    RecordCancellation records;

    @Inject
    Notices notices;

    /**
     * What a portion has come to.
     *
     * @param notifications what agents are told of it, to be delivered after the commit
     */
    record Portion(StoredNotifications notifications, boolean isLast) {

        static final Portion NOTHING = new Portion(StoredNotifications.NONE, true);
    }

    @WithSession
    Uni<List<EndingCampaign>> find() {
        return campaigns.find();
    }

    @WithTransaction
    Uni<Portion> endSome(EndingCampaign campaign) {
        return campaigns.connection().chain(transaction -> campaigns
                .lock(transaction, campaign)
                .chain(after -> after == null
                        ? Uni.createFrom().item(Portion.NOTHING)
                        : endSome(transaction, campaign, after)));
    }

    private Uni<Portion> endSome(SqlCarrier transaction, EndingCampaign campaign, long after) {
        return records.cancelNext(transaction, campaign.clientId(), campaign.campaignId(), after)
                .call(step -> step.isLast()
                        ? campaigns.remove(transaction, campaign)
                        : campaigns.move(transaction, campaign, step.lastHandle()))
                .chain(step ->
                        notices.store(transaction, step.notices()).map(stored -> new Portion(stored, step.isLast())));
    }
}
