package io.outdial.restrictions.decision;

import io.outdial.contract.restrictions.BaselineDecisionApi;
import io.outdial.contract.restrictions.BaselineDecisionDto;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * The baseline of {@link DecisionResource}: whatever a decision costs beyond this is its own. Not there unless
 * {@link DecisionsConfig#baselineEndpoint()}, which is asked at every request: whether a resource exists at all would
 * be decided when the service is built.
 */
@Cancellable(false)
public class BaselineResource implements BaselineDecisionApi {

    private static final BaselineDecisionDto ANSWER = new BaselineDecisionDto(true);

    @Inject
    DecisionsConfig config;

    @Override
    public Uni<BaselineDecisionDto> baselineDecision(UUID campaignId, UUID memberId, UUID sourceId) {
        if (!config.baselineEndpoint()) {
            throw new Failure.NotFound("No such resource");
        }
        return Uni.createFrom().item(ANSWER);
    }
}
