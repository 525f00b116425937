package io.outdial.outbound.cloudagent.agent;

import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.login.MemberAuthenticator;
import io.outdial.outbound.member.AgentDetails;
import io.outdial.outbound.member.AgentService;
import io.outdial.platform.access.AccessControl;
import io.outdial.platform.access.AccessControl.Login;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Logs agents in and out: HTTP Basic of agent id and password, beside the credentials of the account. */
@ApplicationScoped
class AgentLogin {

    private static final String BASIC = "Basic ";
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{3,16}");

    private static final Reply UNAUTHENTICATED = Reply.of("error", "Invalid Authentication");
    private static final Reply INVALID_PHONE =
            Reply.of("error", "phoneNumber should be between 3 to 17 digits long and allows prefix +");
    private static final Reply INVALID_ACTION = Reply.of("error", "action not valid");

    @Inject
    AgentService agents;

    @Inject
    MemberAuthenticator authenticator;

    @Inject
    AgentPresence presence;

    Uni<Reply> carryOut(Client client, Fields fields, HttpServerRequest request) {
        Optional<Login> login = login(AccessControl.header(request, HttpHeaders.AUTHORIZATION));
        return login.isEmpty()
                ? Uni.createFrom().item(UNAUTHENTICATED)
                : agents.find(client.id(), login.get().userName())
                        .chain(found -> authenticator.authenticate(
                                loginName(client, login.get(), found),
                                login.get().password(),
                                request))
                        .chain(caller -> isAgentOf(client, caller)
                                ? carryOut(Agent.of(caller), login.get().userName(), fields)
                                : Uni.createFrom().item(UNAUTHENTICATED));
    }

    /** An id that no agent has is tried all the same: guessing one takes as long as guessing a password. */
    private static String loginName(Client client, Login login, Optional<AgentDetails> found) {
        return found.map(AgentDetails::userName).orElseGet(() -> AgentManagement.loginName(client, login.userName()));
    }

    private static boolean isAgentOf(Client client, Caller caller) {
        return caller != null && caller.clientId().equals(client.id());
    }

    private Uni<Reply> carryOut(Agent agent, String agentId, Fields fields) {
        String action = fields.text("action");
        return switch (action == null ? "" : action.toLowerCase(Locale.ROOT)) {
            case "login" -> logIn(agent, agentId, fields.text("phoneNumber"));
            case "logout" -> presence.logOut(agent, agentId);
            default -> Uni.createFrom().item(INVALID_ACTION);
        };
    }

    private Uni<Reply> logIn(Agent agent, String agentId, String phoneNumber) {
        return phoneNumber == null || !PHONE.matcher(phoneNumber).matches()
                ? Uni.createFrom().item(INVALID_PHONE)
                : presence.logIn(agent, agentId, phoneNumber);
    }

    private static Optional<Login> login(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? Login.parse(authorization.substring(BASIC.length()))
                : Optional.empty();
    }
}
