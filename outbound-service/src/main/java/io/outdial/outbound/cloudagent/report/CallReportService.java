package io.outdial.outbound.cloudagent.report;

import io.outdial.contract.outbound.CloudAgentCallsDto;
import io.outdial.outbound.campaign.NamedCampaignService;
import io.outdial.outbound.notice.CampaignState;
import io.outdial.outbound.record.CallDetail;
import io.outdial.outbound.record.CallDetailRepository;
import io.outdial.outbound.record.CallFilter;
import io.outdial.platform.registry.Client;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.openapitools.jackson.nullable.JsonNullable;

/** What became of a client's calls. */
@ApplicationScoped
class CallReportService {

    /** An answer is kept in memory while it is written. */
    private static final int MAX_CALLS = 10_000;

    @Inject
    NamedCampaignService campaigns;

    @Inject
    CallDetailRepository calls;

    @WithSession
    Uni<CloudAgentCallsDto> report(Client client, CallReportQuery query) {
        if (query.campaign() == null) {
            return list(client, query, query.filter());
        }
        return campaigns.find(client.id(), query.campaign()).chain(found -> found.map(CampaignState::id)
                .map(id -> list(client, query, query.filter().ofCampaign(id)))
                .orElseGet(() -> Uni.createFrom().item(refused("Invalid campaignName"))));
    }

    private Uni<CloudAgentCallsDto> list(Client client, CallReportQuery query, CallFilter wanted) {
        return calls.list(client.id(), wanted, query.from(), query.until(), MAX_CALLS + 1)
                .map(found -> found.size() > MAX_CALLS
                        ? refused("More than " + MAX_CALLS + " calls. Please pass a shorter time")
                        : answer(client, found));
    }

    private static CloudAgentCallsDto answer(Client client, List<CallDetail> found) {
        return new CloudAgentCallsDto(
                "success",
                found.isEmpty() ? "No data found" : "Data fetched successfully",
                JsonNullable.of(found.stream()
                        .map(call -> CallReportMapper.toDto(call, client.timeZone()))
                        .toList()));
    }

    static CloudAgentCallsDto refused(String message) {
        return new CloudAgentCallsDto("fail", message, JsonNullable.undefined());
    }
}
