package io.outdial.restrictions;

import io.outdial.contract.restrictions.AgentSourceRestrictionAnswerDto;
import io.outdial.contract.restrictions.AgentSourceRestrictionDto;
import io.outdial.contract.restrictions.AgentSourceRestrictionsApi;
import io.outdial.contract.restrictions.CreateAgentSourceRestrictionDto;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.restrictions.names.NameService;
import io.outdial.restrictions.names.Names;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/campaigns/{campaignId}/agent-source-restrictions} (carecycle.md §1.1). */
@Cancellable(false)
public class AgentSourceRestrictionResource implements AgentSourceRestrictionsApi {

    @Inject
    AgentSourceRestrictionService restrictions;

    @Inject
    NameService names;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<AgentSourceRestrictionAnswerDto> createAgentSourceRestriction(
            UUID campaignId, CreateAgentSourceRestrictionDto body, String idempotencyKey) {
        RestrictedPair pair = new RestrictedPair(campaignId, body.memberId(), body.sourceId());
        UUID clientId = call.clientId();
        return idempotency.once(
                call,
                idempotencyKey,
                AgentSourceRestrictionAnswerDto.class,
                () -> names.of(clientId, pair.campaignId(), pair.memberId(), pair.sourceId()),
                found -> restrictions.restrict(clientId, pair).map(restriction -> answer(restriction, found)));
    }

    private static AgentSourceRestrictionAnswerDto answer(AgentSourceRestriction restriction, Names names) {
        return new AgentSourceRestrictionAnswerDto(new AgentSourceRestrictionDto(
                restriction.id,
                restriction.createdAt,
                restriction.updatedAt,
                restriction.campaignId,
                restriction.memberId,
                restriction.sourceId,
                names.campaign(),
                names.member(),
                names.source()));
    }
}
