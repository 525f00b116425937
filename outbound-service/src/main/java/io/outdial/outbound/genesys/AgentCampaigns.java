package io.outdial.outbound.genesys;

import io.outdial.contract.outbound.GenesysCampaignDto;
import io.outdial.contract.outbound.GenesysCampaignsDto;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notice.CampaignNotice;
import io.outdial.outbound.notice.CampaignPhase;
import io.outdial.outbound.notice.CampaignState;
import io.outdial.outbound.notice.Desktop;
import io.outdial.outbound.notice.DesktopRepository;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.openapitools.jackson.nullable.JsonNullable;

/** The campaigns of an agent that are loaded or started (genesys-web-services.md §2.4). */
@ApplicationScoped
class AgentCampaigns {

    @Inject
    DesktopRepository desktops;

    /** @param wantsAll whether they are shown, or their URIs only */
    @WithSession
    Uni<GenesysCampaignsDto> list(Agent agent, ResourceUris uris, boolean wantsAll) {
        return find(agent)
                .map(campaigns -> wantsAll
                        ? new GenesysCampaignsDto(
                                0,
                                JsonNullable.undefined(),
                                JsonNullable.of(campaigns.stream()
                                        .map(campaign -> toDto(campaign, uris))
                                        .toList()))
                        : new GenesysCampaignsDto(
                                0,
                                JsonNullable.of(campaigns.stream()
                                        .map(campaign -> uris.uri(ResourceUris.campaignPath(campaign.name())))
                                        .toList()),
                                JsonNullable.undefined()));
    }

    /** What an agent is told of each when it begins to work, in the session of the caller. */
    Uni<List<CampaignEvent>> present(Agent agent, UUID deviceId) {
        Desktop desktop = new Desktop(agent.subscriber(), deviceId);
        return find(agent).map(campaigns -> campaigns.stream()
                .map(campaign -> NoticeMessages.event(new CampaignNotice(desktop, campaign, kind(campaign))))
                .toList());
    }

    private Uni<List<CampaignState>> find(Agent agent) {
        return desktops.campaignsOf(agent.subscriber()).map(campaigns -> campaigns.stream()
                .filter(campaign -> campaign.phase() != CampaignPhase.UNLOADED)
                .toList());
    }

    private static CampaignNotice.Kind kind(CampaignState campaign) {
        return campaign.phase() == CampaignPhase.STARTED ? CampaignNotice.Kind.STARTED : CampaignNotice.Kind.LOADED;
    }

    private static GenesysCampaignDto toDto(CampaignState campaign, ResourceUris uris) {
        String path = ResourceUris.campaignPath(campaign.name());
        return new GenesysCampaignDto(
                campaign.name(),
                campaign.type(),
                campaign.groupName(),
                WireName.of(campaign.phase()),
                campaign.applicationId(),
                campaign.description(),
                uris.uri(path),
                path);
    }
}
