package io.outdial.restrictions.decision;

import io.outdial.contract.restrictions.BareDecisionApi;
import io.outdial.contract.restrictions.BareDecisionDto;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The yardstick of {@link DecisionResource}: whatever a decision costs beyond this is its own. Not there unless {@link DecisionsConfig#bareEndpoint()}. */
@Cancellable(false)
@EndpointDisabled(name = "outdial.decisions.bare-endpoint", stringValue = "false", disableIfMissing = true)
public class BareDecisionResource implements BareDecisionApi {

    private static final BareDecisionDto ANSWER = new BareDecisionDto(true);

    @Override
    public Uni<BareDecisionDto> bareDecision(UUID campaignId, UUID memberId, UUID sourceId) {
        return Uni.createFrom().item(ANSWER);
    }
}
