package io.outdial.restrictions;

import io.outdial.contract.restrictions.AgentSourceRestrictionBulkApi;
import io.outdial.contract.restrictions.BulkAgentSourceRestrictionDto;
import io.outdial.contract.restrictions.BulkAgentSourceRestrictionsAnswerDto;
import io.outdial.contract.restrictions.BulkAgentSourceRestrictionsDto;
import io.outdial.contract.restrictions.BulkOutcomeDto;
import io.outdial.contract.restrictions.CreateAgentSourceRestrictionDto;
import io.outdial.platform.audit.Author;
import io.outdial.platform.caller.Call;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.restrictions.AgentSourceRestrictionRepository.Ensured;
import io.outdial.restrictions.names.NameService;
import io.outdial.restrictions.peer.NamedKey;
import io.outdial.restrictions.peer.NamedKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * {@code POST /v2/campaigns/{campaignId}/agent-source-restrictions:bulk}: a row that names something unknown is
 * reported, and valid rows are still stored.
 */
@Cancellable(false)
public class BulkRestrictionResource implements AgentSourceRestrictionBulkApi {

    @Inject
    AgentSourceRestrictionService restrictions;

    @Inject
    NameService names;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<BulkAgentSourceRestrictionsAnswerDto> createAgentSourceRestrictions(
            UUID campaignId, BulkAgentSourceRestrictionsDto body, String idempotencyKey) {
        UUID clientId = call.clientId();
        Author author = Author.of(call);
        Set<RestrictedPair> pairs = AgentSourceRestrictionMapper.pairs(campaignId, body.restrictions());
        return idempotency.once(
                call,
                idempotencyKey,
                BulkAgentSourceRestrictionsAnswerDto.class,
                () -> names.existing(clientId, AgentSourceRestrictionMapper.keys(campaignId, pairs)),
                found -> {
                    if (!found.containsKey(new NamedKey(NamedKind.CAMPAIGN, campaignId))) {
                        throw new Failure.NotFound("No campaign with this id");
                    }
                    pairs.removeIf(pair ->
                            !unknown(pair.memberId(), pair.sourceId(), found).isEmpty());
                    return restrictions
                            .restrictAll(clientId, campaignId, pairs, author)
                            .map(ensured -> answer(campaignId, body.restrictions(), ensured, found));
                });
    }

    private static BulkAgentSourceRestrictionsAnswerDto answer(
            UUID campaignId,
            List<CreateAgentSourceRestrictionDto> rows,
            Map<RestrictedPair, Ensured> ensured,
            Map<NamedKey, String> names) {
        Set<UUID> reported = new HashSet<>();
        Map<BulkOutcomeDto, Integer> counts = new EnumMap<>(BulkOutcomeDto.class);
        List<BulkAgentSourceRestrictionDto> results = new ArrayList<>(rows.size());
        for (CreateAgentSourceRestrictionDto row : rows) {
            Ensured found = ensured.get(new RestrictedPair(campaignId, row.memberId(), row.sourceId()));
            BulkOutcomeDto outcome = outcome(found, reported);
            counts.merge(outcome, 1, Integer::sum);
            results.add(new BulkAgentSourceRestrictionDto(
                    row.memberId(),
                    row.sourceId(),
                    outcome,
                    found == null ? JsonNullable.undefined() : JsonNullable.of(found.id()),
                    found == null
                            ? JsonNullable.of(unknown(row.memberId(), row.sourceId(), names))
                            : JsonNullable.undefined()));
        }
        return new BulkAgentSourceRestrictionsAnswerDto(
                counts.getOrDefault(BulkOutcomeDto.CREATED, 0),
                counts.getOrDefault(BulkOutcomeDto.EXISTING, 0),
                counts.getOrDefault(BulkOutcomeDto.NOT_FOUND, 0),
                results);
    }

    private static BulkOutcomeDto outcome(Ensured found, Set<UUID> reported) {
        if (found == null) {
            return BulkOutcomeDto.NOT_FOUND;
        }
        return found.isNew() && reported.add(found.id()) ? BulkOutcomeDto.CREATED : BulkOutcomeDto.EXISTING;
    }

    private static List<String> unknown(UUID memberId, UUID sourceId, Map<NamedKey, String> names) {
        List<String> unknown = new ArrayList<>(2);
        if (!names.containsKey(new NamedKey(NamedKind.MEMBER, memberId))) {
            unknown.add("memberId");
        }
        if (!names.containsKey(new NamedKey(NamedKind.SOURCE, sourceId))) {
            unknown.add("sourceId");
        }
        return unknown;
    }
}
