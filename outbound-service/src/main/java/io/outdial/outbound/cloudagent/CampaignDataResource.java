package io.outdial.outbound.cloudagent;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.CampaignDataApi;
import io.outdial.contract.outbound.CloudAgentReplyDto;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.platform.caller.Call;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * Leads by today's path (cloudagent.md §1) and by those of the older manual (§2.1). Authenticates by itself, because
 * the credentials may stand among the fields and the refusals are the pages' own.
 */
@Cancellable(false)
public class CampaignDataResource implements CampaignDataApi {

    @Inject
    CloudAgentAccess access;

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
    public Uni<CloudAgentReplyDto> addCampaignData(JsonNode fields, String apiKey, String idempotencyKey) {
        return add("addCampaignData", fields, idempotencyKey, Vocabulary.CA_APIS);
    }

    @Override
    public Uni<CloudAgentReplyDto> addCamapaignData(JsonNode fields, String idempotencyKey) {
        return add("addCamapaignData", fields, idempotencyKey, Vocabulary.LEGACY);
    }

    @Override
    public Uni<CloudAgentReplyDto> addCamapaignDataByPost(String idempotencyKey, JsonNode fields) {
        return add("addCamapaignDataByPost", fields, idempotencyKey, Vocabulary.LEGACY);
    }

    @Override
    public Uni<CloudAgentReplyDto> addCamapaignDataV2(JsonNode fields, String idempotencyKey) {
        return add("addCamapaignDataV2", fields, idempotencyKey, Vocabulary.LEGACY);
    }

    @Override
    public Uni<CloudAgentReplyDto> addCamapaignDataV2ByPost(String idempotencyKey, JsonNode fields) {
        return add("addCamapaignDataV2ByPost", fields, idempotencyKey, Vocabulary.LEGACY);
    }

    private Uni<CloudAgentReplyDto> add(
            String operationId, JsonNode object, String idempotencyKey, Vocabulary vocabulary) {
        Fields fields = new Fields(object);
        return access.check(http, operationId, fields)
                .chain(fault -> fault.map(refused -> Uni.createFrom().item(Reply.of(refused, vocabulary)))
                        .orElseGet(() -> campaigns.add(
                                call, AddCampaignDataReader.read(fields, vocabulary), idempotencyKey, vocabulary)))
                .invoke(this::tellOutcome)
                .map(Reply::toDto);
    }

    private void tellOutcome(Reply reply) {
        if (reply.outcome() != null) {
            http.response().putHeader(Reply.OUTCOME_HEADER, reply.outcome());
        }
    }
}
