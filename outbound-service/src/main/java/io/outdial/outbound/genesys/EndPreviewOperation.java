package io.outdial.outbound.genesys;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.pull.CampaignCard;
import io.outdial.outbound.pull.PreviewSessionRepository;
import io.outdial.outbound.record.RecordService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** {@code EndPreviewSession}: what the agent has of the campaign goes back (genesys-web-services.md §2.3). */
@ApplicationScoped
class EndPreviewOperation implements CampaignOperation {

    @Inject
    PreviewSessionRepository sessions;

    @Inject
    RecordService records;

    @Override
    public String name() {
        return "EndPreviewSession";
    }

    @Override
    public Uni<List<AgentEvent>> carryOut(Agent agent, CampaignRequest request, CampaignCard card) {
        return sessions.end(agent, card.identity().id())
                .chain(() -> sessions.held(agent, card.identity().id()))
                .chain(handles -> Multi.createFrom()
                        .iterable(handles)
                        .onItem()
                        .transformToUniAndConcatenate(handle -> records.giveBack(agent, handle))
                        .collect()
                        .asList())
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
