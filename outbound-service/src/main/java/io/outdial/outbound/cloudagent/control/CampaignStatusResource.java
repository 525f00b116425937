package io.outdial.outbound.cloudagent.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.outdial.contract.outbound.CampaignStatusesApi;
import io.outdial.contract.outbound.CloudAgentReplyDto;
import io.outdial.contract.outbound.CloudAgentResultDto;
import io.outdial.outbound.campaign.NamedCampaignService;
import io.outdial.outbound.cloudagent.CloudAgentAccess;
import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.cloudagent.Vocabulary;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.notice.CampaignState;
import io.outdial.outbound.notice.Notices;
import io.outdial.platform.caller.Call;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Starts and stops campaigns, and says which run (cloudagent.md §2.6). */
@Cancellable(false)
public class CampaignStatusResource implements CampaignStatusesApi {

    private static final Reply INCOMPLETE = Reply.of("failure", "All parameters are mandatory");
    private static final Reply UNKNOWN = Reply.of("failure", "no record found");

    @Inject
    CloudAgentAccess access;

    @Inject
    NamedCampaignService campaigns;

    @Inject
    Notices notices;

    @Inject
    Call call;

    @Context
    HttpServerRequest http;

    @Override
    public Uni<CloudAgentReplyDto> setCampaignStatus(JsonNode object) {
        return set("setCampaignStatus", new Fields(object), Vocabulary.CA_APIS);
    }

    @Override
    public Uni<CloudAgentReplyDto> setCampaign(JsonNode object) {
        return set("setCampaign", new Fields(object), Vocabulary.LEGACY);
    }

    @Override
    public Uni<CloudAgentResultDto> campaignStatus(JsonNode object) {
        return status("campaignStatus", new Fields(object), Vocabulary.CA_APIS);
    }

    @Override
    public Uni<CloudAgentResultDto> legacyCampaignStatus(JsonNode object) {
        return status("legacyCampaignStatus", new Fields(object), Vocabulary.LEGACY);
    }

    private Uni<CloudAgentReplyDto> set(String operationId, Fields fields, Vocabulary vocabulary) {
        return access.check(http, operationId, fields)
                .chain(fault -> fault.isPresent()
                        ? Uni.createFrom().item(Reply.of(fault.get(), vocabulary))
                        : set(fields.text("campaignName"), RunOrder.of(fields)))
                .map(Reply::toDto);
    }

    private Uni<Reply> set(String name, RunOrder order) {
        if (isMissing(name) || order == null) {
            return Uni.createFrom().item(INCOMPLETE);
        }
        return campaigns
                .move(call.clientId(), name, order.position())
                .invoke(move -> move.ifPresent(moved -> notices.deliver(moved.notifications())))
                .map(move -> move.map(moved -> Reply.of(
                                "SUCCESS",
                                "SUCCESSFULLY UPDATED, " + moved.campaign().type() + " was " + order.participle()))
                        .orElse(UNKNOWN));
    }

    private Uni<CloudAgentResultDto> status(String operationId, Fields fields, Vocabulary vocabulary) {
        return access.check(http, operationId, fields)
                .chain(fault -> fault.isPresent()
                        ? Uni.createFrom().item(result(Reply.of(fault.get(), vocabulary)))
                        : status(fields.text("campaignName")));
    }

    private Uni<CloudAgentResultDto> status(String name) {
        return isMissing(name)
                ? Uni.createFrom().item(result(INCOMPLETE))
                : campaigns.find(call.clientId(), name).map(found -> found.map(this::result)
                        .orElseGet(() -> result(UNKNOWN)));
    }

    private CloudAgentResultDto result(CampaignState campaign) {
        JsonNode rows = JsonNodeFactory.instance
                .arrayNode()
                .add(JsonNodeFactory.instance
                        .objectNode()
                        .put("CampaignID", Integer.toString(campaign.dbid()))
                        .put("CampaignName", campaign.name())
                        .put("UserName", call.caller().client().cloudAgent().userName())
                        .put("Position", campaign.position()));
        return new CloudAgentResultDto("success", rows);
    }

    private static CloudAgentResultDto result(Reply refusal) {
        return new CloudAgentResultDto(refusal.status(), TextNode.valueOf(refusal.message()));
    }

    private static boolean isMissing(String text) {
        return text == null || text.isEmpty();
    }
}
