package io.outdial.outbound.genesys;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.pull.CampaignCard;
import io.outdial.outbound.pull.PreviewSessionService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** {@code EndPreviewSession}: what the agent has of the campaign goes back (genesys-web-services.md §2.3). */
@ApplicationScoped
class EndPreviewOperation implements CampaignOperation {

    @Inject
    PreviewSessionService sessions;

    @Override
    public String name() {
        return "EndPreviewSession";
    }

    @Override
    public Privilege privilege() {
        return Privilege.CAN_USE;
    }

    @Override
    public Uni<List<AgentEvent>> carryOut(Agent agent, CampaignRequest request, CampaignCard card) {
        return sessions.end(agent, card.identity().id())
                .replaceWith(List.of(new CampaignEvent(
                        "PreviewSessionEnded",
                        request.referenceId(),
                        request.deviceId(),
                        Map.of(
                                "devicePath",
                                request.devicePath(),
                                "state",
                                "Started",
                                "applicationId",
                                request.applicationId(),
                                "name",
                                request.campaignName()),
                        request.userData("PreviewDialingModeOverAcknowledge"))));
    }
}
