package io.outdial.restrictions;

import io.outdial.contract.restrictions.AgentSourceRestrictionAnswerDto;
import io.outdial.contract.restrictions.AgentSourceRestrictionDto;
import io.outdial.contract.restrictions.AgentSourceRestrictionListDto;
import io.outdial.contract.restrictions.CreateAgentSourceRestrictionDto;
import io.outdial.restrictions.peer.NamedKey;
import io.outdial.restrictions.peer.NamedKind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Between the wire and our words. */
final class AgentSourceRestrictionMapper {

    private AgentSourceRestrictionMapper() {}

    /** Without repetitions, in the order of the request. */
    static Set<RestrictedPair> pairs(UUID campaignId, List<CreateAgentSourceRestrictionDto> given) {
        Set<RestrictedPair> pairs = new LinkedHashSet<>();
        given.forEach(pair -> pairs.add(new RestrictedPair(campaignId, pair.memberId(), pair.sourceId())));
        return pairs;
    }

    /** What has to be in the directory for these: the campaign first, whatever the pairs. */
    static Set<NamedKey> keys(UUID campaignId, Collection<RestrictedPair> pairs) {
        Set<NamedKey> keys = new LinkedHashSet<>();
        keys.add(new NamedKey(NamedKind.CAMPAIGN, campaignId));
        pairs.forEach(pair -> {
            keys.add(new NamedKey(NamedKind.MEMBER, pair.memberId()));
            keys.add(new NamedKey(NamedKind.SOURCE, pair.sourceId()));
        });
        return keys;
    }

    static Set<NamedKey> keysOf(UUID campaignId, List<AgentSourceRestriction> restrictions) {
        return keys(
                campaignId,
                restrictions.stream()
                        .map(found -> new RestrictedPair(found.campaignId, found.memberId, found.sourceId))
                        .toList());
    }

    static AgentSourceRestrictionListDto list(List<AgentSourceRestriction> restrictions, Map<NamedKey, String> names) {
        return new AgentSourceRestrictionListDto(
                restrictions.stream().map(found -> toDto(found, names)).toList());
    }

    static AgentSourceRestrictionAnswerDto answer(AgentSourceRestriction restriction, Map<NamedKey, String> names) {
        return new AgentSourceRestrictionAnswerDto(toDto(restriction, names));
    }

    private static AgentSourceRestrictionDto toDto(AgentSourceRestriction restriction, Map<NamedKey, String> names) {
        return AgentSourceRestrictionDto.builder()
                .id(restriction.id)
                .createdAt(restriction.createdAt)
                .updatedAt(restriction.updatedAt)
                .campaignId(restriction.campaignId)
                .memberId(restriction.memberId)
                .sourceId(restriction.sourceId)
                .campaignName(name(names, NamedKind.CAMPAIGN, restriction.campaignId))
                .memberName(name(names, NamedKind.MEMBER, restriction.memberId))
                .sourceName(name(names, NamedKind.SOURCE, restriction.sourceId))
                .build();
    }

    /** The reference's fields are never null, so what has no name (any more) is shown by its id. */
    private static String name(Map<NamedKey, String> names, NamedKind kind, UUID id) {
        String name = names.get(new NamedKey(kind, id));
        return name == null ? id.toString() : name;
    }
}
