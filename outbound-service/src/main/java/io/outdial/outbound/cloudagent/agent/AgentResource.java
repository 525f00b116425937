package io.outdial.outbound.cloudagent.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.outdial.contract.outbound.CloudAgentAgentsApi;
import io.outdial.contract.outbound.CloudAgentPhoneDto;
import io.outdial.contract.outbound.CloudAgentReplyDto;
import io.outdial.contract.outbound.CloudAgentResultDto;
import io.outdial.outbound.cloudagent.CloudAgentAccess;
import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.cloudagent.Vocabulary;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.member.AgentDetails;
import io.outdial.outbound.member.AgentService;
import io.outdial.platform.caller.Call;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Agents over CloudAgent's API (cloudagent.md §2.7): they are the members of the directory. */
@Cancellable(false)
public class AgentResource implements CloudAgentAgentsApi {

    private static final Reply UNAUTHENTICATED = Reply.of("error", "Authentication Failed");
    private static final Reply INVALID_ACCOUNT = Reply.of("error", "Invalid userName or apiKey");
    private static final Reply NO_AGENT_ID = Reply.of("error", "agentId should not be empty");
    private static final Reply UNKNOWN = Reply.of("error", "agentId is Invalid");
    private static final Reply PLACES_NO_CALLS = Reply.of("Fail", "Outdial places no calls");

    @Inject
    CloudAgentAccess access;

    @Inject
    AgentService agents;

    @Inject
    AgentManagement management;

    @Inject
    AgentLogin logins;

    @Inject
    PhoneManagement phones;

    @Inject
    Call call;

    @Context
    HttpServerRequest http;

    @Override
    public Uni<CloudAgentResultDto> getAgentDetails(JsonNode object) {
        Fields fields = new Fields(object);
        return access.check(http, "getAgentDetails", fields)
                .chain(fault -> fault.isPresent()
                        ? Uni.createFrom().item(result(Reply.of(fault.get(), Vocabulary.CA_APIS)))
                        : details(fields.text("agentId")));
    }

    @Override
    public Uni<CloudAgentReplyDto> manageAgent(JsonNode object) {
        Fields fields = new Fields(object);
        return ofAccount("manageAgent", fields, UNAUTHENTICATED, client -> management.carryOut(client, fields));
    }

    @Override
    public Uni<CloudAgentReplyDto> authenticateAgent(JsonNode object) {
        Fields fields = new Fields(object);
        return ofAccount("authenticateAgent", fields, INVALID_ACCOUNT, client -> logins.carryOut(client, fields, http));
    }

    @Override
    public Uni<CloudAgentPhoneDto> getPhone(JsonNode object) {
        return managePhone("getPhone", new Fields(object));
    }

    @Override
    public Uni<CloudAgentPhoneDto> managePhone(JsonNode object) {
        return managePhone("managePhone", new Fields(object));
    }

    private Uni<CloudAgentPhoneDto> managePhone(String operationId, Fields fields) {
        return access.check(http, operationId, fields)
                .chain(fault -> fault.isPresent()
                        ? Uni.createFrom().item(PhoneManagement.refused(Reply.of(fault.get(), Vocabulary.CA_APIS)))
                        : phones.carryOut(call.clientId(), fields.text("action"), fields));
    }

    @Override
    public Uni<CloudAgentReplyDto> dialManually(JsonNode object) {
        return access.check(http, "dialManually", new Fields(object))
                .map(fault -> fault.map(refused -> Reply.of(refused, Vocabulary.CA_APIS))
                        .orElse(PLACES_NO_CALLS))
                .map(Reply::toDto);
    }

    /** Key and user name of the account stand among the fields, and both must be right. */
    private Uni<CloudAgentReplyDto> ofAccount(
            String operationId, Fields fields, Reply refusal, Function<Client, Uni<Reply>> work) {
        return access.check(http, operationId, fields)
                .chain(fault -> fault.isPresent() || !isOwnName(fields)
                        ? Uni.createFrom().item(refusal)
                        : work.apply(call.caller().client()))
                .map(Reply::toDto);
    }

    private boolean isOwnName(Fields fields) {
        String name = fields.text("userName");
        return name != null && call.caller().client().cloudAgent().isNamed(name);
    }

    private Uni<CloudAgentResultDto> details(String agentId) {
        return agentId == null || agentId.isEmpty()
                ? Uni.createFrom().item(result(NO_AGENT_ID))
                : agents.find(call.clientId(), agentId)
                        .map(found -> found.map(AgentResource::result).orElseGet(() -> result(UNKNOWN)));
    }

    private static CloudAgentResultDto result(AgentDetails agent) {
        ObjectNode shown = JsonNodeFactory.instance
                .objectNode()
                .put("agentId", agent.agentId())
                .put("agentName", agent.name())
                .put("loggedIn", agent.isLoggedIn())
                .put("phoneNumber", agent.phoneNumber() == null ? "" : agent.phoneNumber());
        shown.set("skills", texts(agent.skills()));
        shown.set("campaigns", texts(agent.campaigns()));
        return new CloudAgentResultDto("success", shown);
    }

    private static ArrayNode texts(List<String> values) {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        values.forEach(texts::add);
        return texts;
    }

    private static CloudAgentResultDto result(Reply refusal) {
        return new CloudAgentResultDto(refusal.status(), TextNode.valueOf(refusal.message()));
    }
}
