package io.outdial.restrictions.decision;

import io.outdial.contract.restrictions.AgentSourceDecisionDto;
import io.outdial.contract.restrictions.AgentSourceDecisionsApi;
import io.outdial.contract.restrictions.AgentSourceDecisionsDto;
import io.outdial.contract.restrictions.AgentSourceQuestionDto;
import io.outdial.contract.restrictions.MemberDecisionDto;
import io.outdial.platform.caller.Call;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * {@code …/agent-source-restrictions/decision} and {@code …/decisions}: what a call router asks before it rings. No
 * session, no statement, no other thread.
 */
@Cancellable(false)
public class DecisionResource implements AgentSourceDecisionsApi {

    private static final CharSequence AGE = HttpHeaders.createOptimized("Age");
    private static final AgentSourceDecisionDto ALLOWED = new AgentSourceDecisionDto(true, JsonNullable.undefined());

    @Inject
    DecisionService decisions;

    @Inject
    CurrentVertxRequest request;

    @Inject
    Call call;

    @Override
    public Uni<AgentSourceDecisionDto> decideAgentSource(UUID campaignId, UUID memberId, UUID sourceId) {
        HttpServerResponse response = request.getCurrent().response();
        return decisions.decide(call.clientId(), campaignId, memberId, sourceId).map(decision -> {
            response.putHeader(AGE, Long.toString(decision.ageSeconds()));
            return decision.restrictionId() == null
                    ? ALLOWED
                    : new AgentSourceDecisionDto(false, JsonNullable.of(decision.restrictionId()));
        });
    }

    @Override
    public Uni<AgentSourceDecisionsDto> decideAgentsSource(UUID campaignId, AgentSourceQuestionDto question) {
        HttpServerResponse response = request.getCurrent().response();
        return decisions
                .decide(call.clientId(), campaignId, question.memberIds(), question.sourceId())
                .map(decided -> {
                    response.putHeader(AGE, Long.toString(decided.ageSeconds()));
                    return new AgentSourceDecisionsDto(question.memberIds().stream()
                            .map(member -> toDto(member, decided))
                            .toList());
                });
    }

    private static MemberDecisionDto toDto(UUID member, MemberDecisions decided) {
        UUID restriction = decided.restricted().get(member);
        if (restriction != null) {
            return new MemberDecisionDto(member, false, JsonNullable.of(restriction), JsonNullable.of("restricted"));
        }
        return decided.unknown().contains(member)
                ? new MemberDecisionDto(member, false, JsonNullable.undefined(), JsonNullable.of("unknown_member"))
                : new MemberDecisionDto(member, true, JsonNullable.undefined(), JsonNullable.undefined());
    }
}
