package io.outdial.restrictions;

import io.outdial.contract.restrictions.AgentSourceRestrictionAnswerDto;
import io.outdial.contract.restrictions.AgentSourceRestrictionListDto;
import io.outdial.contract.restrictions.AgentSourceRestrictionsApi;
import io.outdial.contract.restrictions.CreateAgentSourceRestrictionDto;
import io.outdial.contract.restrictions.ReplaceAgentSourceRestrictionsDto;
import io.outdial.platform.audit.Author;
import io.outdial.platform.caller.Call;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.restrictions.names.NameService;
import io.outdial.restrictions.peer.NamedKey;
import io.outdial.restrictions.peer.NamedKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/campaigns/{campaignId}/agent-source-restrictions} (carecycle.md §1.1, §2.2). */
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
        Author author = Author.of(call);
        return idempotency.once(
                call,
                idempotencyKey,
                AgentSourceRestrictionAnswerDto.class,
                () -> existing(clientId, campaignId, Set.of(pair)),
                found -> restrictions
                        .restrict(clientId, pair, author)
                        .map(restriction -> AgentSourceRestrictionMapper.answer(restriction, found)));
    }

    @Override
    public Uni<AgentSourceRestrictionListDto> listAgentSourceRestrictions(UUID campaignId) {
        UUID clientId = call.clientId();
        return restrictions
                .findByCampaign(clientId, campaignId)
                .call(found -> found.isEmpty()
                        ? refuseUnknownCampaign(clientId, campaignId)
                        : Uni.createFrom().voidItem())
                .chain(found -> list(clientId, campaignId, found));
    }

    @Override
    public Uni<AgentSourceRestrictionListDto> replaceAgentSourceRestrictions(
            UUID campaignId, ReplaceAgentSourceRestrictionsDto body, String idempotencyKey) {
        Set<RestrictedPair> pairs = AgentSourceRestrictionMapper.pairs(campaignId, body.restrictions());
        UUID clientId = call.clientId();
        Author author = Author.of(call);
        return idempotency.once(
                call,
                idempotencyKey,
                AgentSourceRestrictionListDto.class,
                () -> existing(clientId, campaignId, pairs),
                found -> restrictions
                        .replace(clientId, campaignId, pairs, author)
                        .map(now -> AgentSourceRestrictionMapper.list(now, found)));
    }

    @Override
    public Uni<AgentSourceRestrictionAnswerDto> getAgentSourceRestriction(UUID campaignId, UUID id) {
        UUID clientId = call.clientId();
        return restrictions.get(clientId, campaignId, id).chain(found -> answer(clientId, found));
    }

    @Override
    public Uni<AgentSourceRestrictionAnswerDto> deleteAgentSourceRestriction(
            UUID campaignId, UUID id, String idempotencyKey) {
        UUID clientId = call.clientId();
        Author author = Author.of(call);
        return idempotency.once(call, idempotencyKey, AgentSourceRestrictionAnswerDto.class, () -> restrictions
                .delete(clientId, campaignId, id, author)
                .chain(gone -> answer(clientId, gone)));
    }

    /** The names of all that these are about. */
    private Uni<Map<NamedKey, String>> existing(UUID clientId, UUID campaignId, Set<RestrictedPair> pairs) {
        Set<NamedKey> keys = AgentSourceRestrictionMapper.keys(campaignId, pairs);
        return names.existing(clientId, keys).invoke(found -> keys.stream()
                .filter(key -> !found.containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new Failure.NotFound("No " + key.kind().wireValue() + " with this id"
                            + (pairs.size() > 1 ? ": " + key.id() : ""));
                }));
    }

    /**
     * While the directory is down, a campaign that may be unknown has an empty list: listing never fails because of a
     * peer.
     */
    private Uni<Void> refuseUnknownCampaign(UUID clientId, UUID campaignId) {
        return names.unknown(clientId, Set.of(new NamedKey(NamedKind.CAMPAIGN, campaignId)))
                .onFailure(Failure.Unavailable.class)
                .recoverWithItem(Set.of())
                .invoke(unknown -> {
                    if (!unknown.isEmpty()) {
                        throw new Failure.NotFound("No campaign with this id");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<AgentSourceRestrictionListDto> list(
            UUID clientId, UUID campaignId, List<AgentSourceRestriction> restrictions) {
        return names.shown(clientId, AgentSourceRestrictionMapper.keysOf(campaignId, restrictions))
                .map(found -> AgentSourceRestrictionMapper.list(restrictions, found));
    }

    private Uni<AgentSourceRestrictionAnswerDto> answer(UUID clientId, AgentSourceRestriction restriction) {
        return names.shown(clientId, AgentSourceRestrictionMapper.keysOf(restriction.campaignId, List.of(restriction)))
                .map(found -> AgentSourceRestrictionMapper.answer(restriction, found));
    }
}
