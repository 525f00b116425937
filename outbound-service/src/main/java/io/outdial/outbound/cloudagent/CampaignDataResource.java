package io.outdial.outbound.cloudagent;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.CampaignDataApi;
import io.outdial.contract.outbound.CloudAgentReplyDto;
import io.outdial.platform.caller.Call;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * {@code POST /ca_apis/AddCampaignData} (cloudagent.md §1). Authenticates by itself, because the user name stands in
 * the body and the refusals are the page's own.
 */
@Cancellable(false)
public class CampaignDataResource implements CampaignDataApi {

    @Inject
    CampaignDataAccess access;

    @Inject
    CampaignDataService campaigns;

    @Inject
    Call call;

    /**
     * The credentials are read once more from the request: as an argument, an empty one comes as none, and the page
     * answers the two differently (rows 2 and 3).
     */
    @Context
    HttpServerRequest http;

    @Override
    public Uni<CloudAgentReplyDto> addCampaignData(JsonNode body, String apiKey, String idempotencyKey) {
        AddCampaignDataRequest request = AddCampaignDataReader.read(body);
        return access.refusal(http, request)
                .chain(refusal -> refusal.map(reply -> Uni.createFrom().item(reply))
                        .orElseGet(() -> campaigns.add(call, request, idempotencyKey))
                        .map(Reply::toDto));
    }
}
