package io.outdial.outbound.cloudagent.agent;

import io.outdial.contract.outbound.CreateMemberDto;
import io.outdial.contract.outbound.UpdateMemberDto;
import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.member.AgentService;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.openapitools.jackson.nullable.JsonNullable;

/** Makes, changes and deletes agents (cloudagent.md §2.7). */
@ApplicationScoped
class AgentManagement {

    /** What an agent may do at a desktop: begin a session, and work on records. */
    private static final List<String> FEATURES = List.of("api-voice", "api-voice-outbound");

    private static final int MIN_PASSWORD = 8;
    private static final int MAX_PASSWORD = 72;

    private static final Reply INCOMPLETE = Reply.of("error", "All parameters are mandatory");
    private static final Reply INVALID_OPTION = Reply.of("error", "Agent Option is Invalid");
    private static final Reply KNOWN = Reply.of("error", "Agent Already Exists");
    private static final Reply UNKNOWN = Reply.of("error", "Agent is Invalid");
    private static final Reply UNKNOWN_SKILL = Reply.of("error", "Skill is Invalid");
    private static final Reply INVALID_PASSWORD =
            Reply.of("error", "Agent Password should be between 8 to 72 characters");

    @Inject
    AgentService agents;

    Uni<Reply> carryOut(Client client, Fields fields) {
        String action = fields.text("action");
        return switch (action == null ? "" : action.toLowerCase(Locale.ROOT)) {
            case "create" -> create(client, fields);
            case "edit" -> edit(client, fields);
            case "delete" -> delete(client, fields.text("agentId"));
            case "" -> Uni.createFrom().item(INCOMPLETE);
            default -> Uni.createFrom().item(INVALID_OPTION);
        };
    }

    /** Desktops log in by a name that is unique among all clients: the agent's id at the account's name. */
    private Uni<Reply> create(Client client, Fields fields) {
        String name = fields.text("agentName");
        String agentId = fields.text("agentId");
        String password = fields.text("agentPassword");
        if (isMissing(name) || isMissing(agentId) || isMissing(password)) {
            return Uni.createFrom().item(INCOMPLETE);
        }
        if (!isPassword(password)) {
            return Uni.createFrom().item(INVALID_PASSWORD);
        }
        CreateMemberDto create = new CreateMemberDto(name, agentId, loginName(client, agentId), null, FEATURES, null);
        return agents.hash(client.id(), password)
                .chain(hash -> agents.create(client.id(), create, hash, fields.list("skill")))
                .replaceWith(Reply.of("success", "Agent Created Successfully"))
                .onFailure(AgentManagement::isOfTheRules)
                .recoverWithItem(failure -> refusal((Failure) failure));
    }

    /** What is not given stays. */
    private Uni<Reply> edit(Client client, Fields fields) {
        String agentId = fields.text("agentId");
        String name = fields.text("agentName");
        String password = fields.text("agentPassword");
        List<String> skills = fields.value("skill") == null ? null : fields.list("skill");
        if (isMissing(agentId) || (isMissing(name) && isMissing(password) && skills == null)) {
            return Uni.createFrom().item(INCOMPLETE);
        }
        if (!isMissing(password) && !isPassword(password)) {
            return Uni.createFrom().item(INVALID_PASSWORD);
        }
        UpdateMemberDto patch = new UpdateMemberDto(given(name), null, null, given(password), null, null);
        return agents.hash(client.id(), isMissing(password) ? null : password)
                .chain(hash -> agents.update(client.id(), agentId, patch, hash, skills))
                .map(wasThere -> wasThere ? Reply.of("success", "Agent Updated Successfully") : UNKNOWN)
                .onFailure(AgentManagement::isOfTheRules)
                .recoverWithItem(failure -> refusal((Failure) failure));
    }

    private static JsonNullable<String> given(String text) {
        return isMissing(text) ? JsonNullable.undefined() : JsonNullable.of(text);
    }

    private static boolean isPassword(String password) {
        return password.length() >= MIN_PASSWORD && password.length() <= MAX_PASSWORD;
    }

    static String loginName(Client client, String agentId) {
        return agentId + "@" + client.cloudAgent().userName();
    }

    private Uni<Reply> delete(Client client, String agentId) {
        return isMissing(agentId)
                ? Uni.createFrom().item(INCOMPLETE)
                : agents.delete(client.id(), agentId)
                        .map(wasThere -> wasThere ? Reply.of("success", "Agent Deleted Successfully") : UNKNOWN);
    }

    private static boolean isOfTheRules(Throwable failure) {
        return failure instanceof Failure.NotFound
                || failure instanceof Failure.Refused
                || failure instanceof Failure.NotValid;
    }

    private static Reply refusal(Failure failure) {
        if (failure.code() == ErrorCode.ALREADY_EXISTS) {
            return KNOWN;
        }
        if (failure instanceof Failure.NotFound) {
            return UNKNOWN_SKILL;
        }
        return Reply.of(
                "error",
                failure instanceof Failure.NotValid notValid
                        ? notValid.issues().get(0).message()
                        : failure.getMessage());
    }

    private static boolean isMissing(String text) {
        return text == null || text.isEmpty();
    }
}
