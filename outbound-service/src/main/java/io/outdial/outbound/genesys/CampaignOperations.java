package io.outdial.outbound.genesys;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.pull.CampaignCardRepository;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** All operations on campaigns. */
@ApplicationScoped
class CampaignOperations {

    @Inject
    CampaignCardRepository cards;

    @Inject
    RecordEvents events;

    private final List<CampaignOperation> all;

    @Inject
    CampaignOperations(@All List<CampaignOperation> all) {
        this.all = all;
    }

    /**
     * The operation that the request names.
     *
     * @throws io.outdial.platform.failure.Failure.NotValid if it names none, or one that there is not
     */
    CampaignOperation chosenBy(OperationParameters parameters) {
        return NamedOperation.chosenBy(parameters, all);
    }

    /**
     * Carries an operation out in one transaction, after looking up everything that the request names.
     *
     * @return what is stored for the agent, to be delivered after the commit
     * @throws io.outdial.platform.failure.Failure.NotFound if something does not exist for the agent
     * @throws io.outdial.platform.failure.Failure.Prohibited if the agent lacks the privilege
     */
    @WithTransaction
    Uni<StoredNotifications> carryOut(CampaignOperation operation, Agent agent, CampaignRequest request) {
        long began = System.nanoTime();
        return cards.find(agent, request.campaignName(), request.deviceId())
                .invoke(request::requireAll)
                .invoke(card -> operation.privilege().requireIn(card.asker().privileges()))
                .chain(card -> operation.carryOut(agent, request, card))
                .chain(told -> events.store(agent, told, Duration.ofNanos(System.nanoTime() - began)));
    }
}
