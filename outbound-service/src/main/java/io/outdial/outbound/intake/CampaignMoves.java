package io.outdial.outbound.intake;

import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.record.AddRequest;
import io.outdial.outbound.record.Addition;
import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Tells members that a lead has started or stopped their campaign, in the transaction of the lead. */
@ApplicationScoped
class CampaignMoves {

    @Inject
    Notices notices;

    /** @param additions what became of the requests, in their order */
    Uni<Void> tell(SqlCarrier transaction, List<AddRequest> requests, List<Addition> additions) {
        return Multi.createFrom()
                .range(0, requests.size())
                .filter(i -> additions.get(i).movedFrom() != null)
                .onItem()
                .transformToUniAndConcatenate(i -> notices.storeMove(
                        transaction,
                        requests.get(i).record().clientId(),
                        requests.get(i).record().campaignId(),
                        additions.get(i).movedFrom()))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
