package io.outdial.restrictions.decision;

import io.outdial.contract.restrictions.BareDecisionApi;
import io.outdial.contract.restrictions.BareDecisionDto;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * The baseline of {@link DecisionResource}: whatever a decision costs beyond this is its own. Not there unless
 * {@link DecisionsConfig#bareEndpoint()}, which is asked at every request: whether a resource exists at all would be
 * decided when the service is built.
 */
@Cancellable(false)
public class BaselineResource implements BareDecisionApi {

    private static final BareDecisionDto ANSWER = new BareDecisionDto(true);

    @Inject
    DecisionsConfig config;

    @Override
    public Uni<BareDecisionDto> bareDecision(UUID campaignId, UUID memberId, UUID sourceId) {
        if (!config.bareEndpoint()) {
            throw new Failure.NotFound("No such resource");
        }
        return Uni.createFrom().item(ANSWER);
    }
}
