package io.outdial.outbound.genesys;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.pull.CampaignCard;
import io.outdial.outbound.pull.PreviewSessionRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** {@code StartPreviewSession} (genesys-web-services.md §2.3). */
@ApplicationScoped
class StartPreviewOperation implements CampaignOperation {

    @Inject
    PreviewSessionRepository sessions;

    @Override
    public String name() {
        return "StartPreviewSession";
    }

    @Override
    public Privilege privilege() {
        return Privilege.CAN_USE;
    }

    @Override
    public Uni<List<AgentEvent>> carryOut(Agent agent, CampaignRequest request, CampaignCard card) {
        PreviewRule.requirePreview(card);
        return sessions.begin(agent, card.identity().id(), request.deviceId())
                .replaceWith(List.of(new CampaignEvent(
                        "PreviewSessionStarted",
                        request.referenceId(),
                        request.deviceId(),
                        campaign(request, card),
                        request.userData("PreviewDialingModeStartAcknowledge"))));
    }

    private static Map<String, Object> campaign(CampaignRequest request, CampaignCard card) {
        Map<String, Object> campaign = CampaignFields.ofSession(card);
        campaign.put("devicePath", request.devicePath());
        return campaign;
    }
}
