package io.outdial.outbound.genesys;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.pull.CampaignCard;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * One {@code operationName} of campaigns (genesys-web-services.md §2.3). A new operation is a bean that implements
 * this.
 */
interface CampaignOperation extends NamedOperation {

    /** What it asks its agent for. */
    Privilege privilege();

    /**
     * Carries it out in the current transaction, within
     * {@link io.outdial.outbound.restriction.SourceRestrictions#whenKnown}.
     *
     * @param card the campaign; everything that the request names exists
     * @return what the agent is told after the commit
     * @throws io.outdial.platform.failure.Failure with nothing changed
     */
    Uni<List<AgentEvent>> carryOut(Agent agent, CampaignRequest request, CampaignCard card);
}
