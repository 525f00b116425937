package io.outdial.outbound.campaign;

import io.outdial.contract.outbound.CampaignClientDto;
import io.outdial.contract.outbound.CampaignDto;
import io.outdial.contract.outbound.CustomerStatsDto;
import io.outdial.contract.outbound.CustomerStatusCountsDto;
import io.outdial.outbound.peer.CampaignStatistics;
import io.outdial.outbound.peer.EnrolmentCounts;
import io.outdial.platform.paging.Page;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * What is shown of campaigns besides their own fields: their client, and how many customers they have, by one request
 * for a whole page.
 */
@ApplicationScoped
class CampaignDetails {

    @Inject
    CampaignStatistics statistics;

    Uni<Page<CampaignDto>> toDtos(Client client, Page<Campaign> campaigns) {
        List<UUID> ids = campaigns.items().stream().map(campaign -> campaign.id).toList();
        return statistics
                .of(client.id(), ids)
                .map(counts -> campaigns.map(campaign ->
                        CampaignMapper.toDto(campaign, JsonNullable.undefined(), toDto(campaign.id, counts))));
    }

    Uni<CampaignDto> toDto(Client client, Campaign campaign, boolean withClient) {
        JsonNullable<CampaignClientDto> owner = withClient
                ? JsonNullable.of(new CampaignClientDto(client.id(), client.name()))
                : JsonNullable.undefined();
        return statistics
                .of(client.id(), List.of(campaign.id))
                .map(counts -> CampaignMapper.toDto(campaign, owner, toDto(campaign.id, counts)));
    }

    private static JsonNullable<CustomerStatsDto> toDto(UUID campaignId, Optional<Map<UUID, EnrolmentCounts>> counted) {
        if (counted.isEmpty()) {
            return JsonNullable.undefined();
        }
        EnrolmentCounts counts = counted.get().getOrDefault(campaignId, EnrolmentCounts.NOBODY);
        return JsonNullable.of(new CustomerStatsDto(
                counts.total(),
                counts.totalCalls(),
                counts.todayCalls(),
                new CustomerStatusCountsDto(
                        counts.expired(),
                        counts.failed(),
                        counts.pending(),
                        counts.completed(),
                        counts.exceededMaxCalls(),
                        counts.inProgress(),
                        counts.cancelled(),
                        counts.skipped())));
    }
}
