package io.outdial.outbound.campaigndata;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.CampaignDataApi;
import io.outdial.contract.outbound.CloudAgentReplyDto;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.access.Quotas;
import io.outdial.platform.caller.Call;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.dialect.Dialect;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * {@code POST /ca_apis/AddCampaignData} (cloudagent.md §1). Authenticates by itself, because the user name stands in the body and the refusals are the page's
 * own.
 */
@Cancellable(false)
public class CampaignDataResource implements CampaignDataApi {

    private static final String API_KEY = "apiKey";
    private static final String PERMISSION = "outbound:write";

    @Inject
    KeyRegistry registry;

    @Inject
    Quotas quotas;

    @Inject
    CampaignDataService campaigns;

    @Inject
    Call call;

    @Context
    HttpHeaders headers;

    /** The header is read once more from the request: as an argument, an empty one comes as none, and the page answers the two differently (rows 2 and 3). */
    @Override
    public Uni<CloudAgentReplyDto> addCampaignData(JsonNode body, String apiKey, String idempotencyKey) {
        AddCampaignDataRequest request = AddCampaignDataReader.read(body);
        Credentials credentials = Credentials.of(
                headers.getHeaderString(API_KEY), headers.getHeaderString(HttpHeaders.AUTHORIZATION), request);
        Caller caller = credentials.apiKey() == null
                ? null
                : registry.caller(credentials.apiKey()).orElse(null);
        Optional<Reply> refusal = CredentialsPolicy.refusal(credentials, caller);
        if (refusal.isPresent()) {
            return answer(refusal.get());
        }
        quotas.consume(caller, Dialect.CLOUD_AGENT);
        if (!caller.may(PERMISSION)) {
            return answer(Reply.INVALID_ACTION);
        }
        call.by(caller);
        return campaigns.add(call, request, idempotencyKey).map(Reply::toDto);
    }

    private static Uni<CloudAgentReplyDto> answer(Reply reply) {
        return Uni.createFrom().item(reply.toDto());
    }
}
