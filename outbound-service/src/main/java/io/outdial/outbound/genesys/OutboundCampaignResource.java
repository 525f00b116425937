package io.outdial.outbound.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.GenesysCampaignsDto;
import io.outdial.contract.outbound.GenesysSuccessDto;
import io.outdial.contract.outbound.OutboundCampaignsApi;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.login.PublicAddress;
import io.outdial.outbound.restriction.SourceRestrictions;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * {@code /api/v2/me/outbound-campaigns} (genesys-web-services.md §2.3, §2.4). {@code operationName} in the body chooses
 * the {@link CampaignOperation}.
 */
@Cancellable(false)
public class OutboundCampaignResource implements OutboundCampaignsApi {

    @Inject
    CampaignOperations operations;

    @Inject
    AgentCampaigns campaigns;

    @Inject
    PublicAddress address;

    @Inject
    RecordEvents events;

    @Inject
    SourceRestrictions restrictions;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Context
    HttpServerRequest http;

    @Override
    public Uni<GenesysCampaignsDto> listMyOutboundCampaigns(String fields) {
        boolean wantsAll = FieldsParameter.wantsAll(fields);
        return campaigns.list(Agent.of(call.caller()), new ResourceUris(address.of(http)), wantsAll);
    }

    @Override
    public Uni<GenesysSuccessDto> operateOnOutboundCampaign(String campaignName, JsonNode body, String idempotencyKey) {
        Agent agent = Agent.of(call.caller());
        OperationParameters parameters = new OperationParameters(body);
        CampaignOperation operation = operations.chosenBy(parameters);
        CampaignRequest request = CampaignRequest.read(campaignName, parameters);
        return restrictions
                .whenKnown(() -> idempotency.once(call, idempotencyKey, CarriedOut.class, () -> operations
                        .carryOut(operation, agent, request)
                        .map(CarriedOut::with)))
                .invoke(done -> events.deliver(done.notifications()))
                .map(CarriedOut::answer);
    }
}
