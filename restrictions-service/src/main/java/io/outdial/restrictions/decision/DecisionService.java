package io.outdial.restrictions.decision;

import io.outdial.platform.failure.Failure;
import io.outdial.restrictions.decision.Snapshot.State;
import io.outdial.restrictions.names.NameService;
import io.outdial.restrictions.peer.NamedKey;
import io.outdial.restrictions.peer.NamedKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * May this agent get a call from this source? Decided from memory, whatever else is down. What is not known to exist is
 * never allowed: it is refused as unknown, or as unavailable if that cannot be determined.
 */
@Singleton
class DecisionService {

    private static final Logger LOG = Logger.getLogger(DecisionService.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);

    private final Snapshots snapshots;
    private final NameService names;
    private final Duration maxAge;

    @Inject
    DecisionService(Snapshots snapshots, NameService names, DecisionsConfig config) {
        this.snapshots = snapshots;
        this.names = names;
        this.maxAge = config.maxAge();
    }

    /**
     * @throws Failure.NotFound naming the first of campaign, member, source that the client does not have
     * @throws Failure.Unavailable if existence cannot be determined, or the restrictions were not confirmed for too
     *     long
     */
    Uni<Decision> decide(UUID clientId, UUID campaignId, UUID memberId, UUID sourceId) {
        CampaignKey key = new CampaignKey(clientId, campaignId);
        State state = snapshots.now(key);
        if (state != null) {
            UUID restriction = state.restrictions().find(memberId, sourceId);
            if (restriction != null || names.areKnown(clientId, campaignId, memberId, sourceId)) {
                return Uni.createFrom().item(new Decision(restriction, ageSeconds(state)));
            }
        }
        List<NamedKey> keys = List.of(
                new NamedKey(NamedKind.CAMPAIGN, campaignId),
                new NamedKey(NamedKind.MEMBER, memberId),
                new NamedKey(NamedKind.SOURCE, sourceId));
        return names.unknown(clientId, keys)
                .invoke(unknown -> refuse(keys, unknown))
                .chain(() -> state(key))
                .map(found -> new Decision(found.restrictions().find(memberId, sourceId), ageSeconds(found)));
    }

    /**
     * The same for many members. The others are decided even if one is unknown.
     *
     * @throws Failure.NotFound naming the first of campaign, source that the client does not have
     * @throws Failure.Unavailable if existence cannot be determined, or the restrictions were not confirmed for too
     *     long
     */
    Uni<MemberDecisions> decide(UUID clientId, UUID campaignId, List<UUID> memberIds, UUID sourceId) {
        List<NamedKey> fixed =
                List.of(new NamedKey(NamedKind.CAMPAIGN, campaignId), new NamedKey(NamedKind.SOURCE, sourceId));
        List<NamedKey> keys = new ArrayList<>(fixed);
        memberIds.forEach(member -> keys.add(new NamedKey(NamedKind.MEMBER, member)));
        return names.unknown(clientId, keys)
                .invoke(unknown -> refuse(fixed, unknown))
                .chain(unknown -> state(new CampaignKey(clientId, campaignId))
                        .map(state -> decide(state, memberIds, sourceId, unknown)));
    }

    /**
     * The sources that keep the members of a campaign from calls; those without a restriction are not in it. Whether
     * any of the ids exists is not asked.
     *
     * @throws Failure.Unavailable if the restrictions were not confirmed for too long
     */
    Uni<BlockedSources> blockedSources(UUID clientId, UUID campaignId, List<UUID> memberIds) {
        return state(new CampaignKey(clientId, campaignId)).map(state -> {
            Map<UUID, List<UUID>> blocked = new HashMap<>();
            for (UUID member : memberIds) {
                List<UUID> sources = state.restrictions().sources(member);
                if (!sources.isEmpty()) {
                    blocked.put(member, sources);
                }
            }
            return new BlockedSources(blocked, ageSeconds(state));
        });
    }

    private MemberDecisions decide(State state, List<UUID> memberIds, UUID sourceId, Set<NamedKey> missing) {
        Map<UUID, UUID> restricted = new HashMap<>();
        Set<UUID> unknown = new HashSet<>();
        for (UUID member : memberIds) {
            UUID restriction = state.restrictions().find(member, sourceId);
            if (restriction != null) {
                restricted.put(member, restriction);
            } else if (missing.contains(new NamedKey(NamedKind.MEMBER, member))) {
                unknown.add(member);
            }
        }
        return new MemberDecisions(restricted, unknown, ageSeconds(state));
    }

    private Uni<State> state(CampaignKey key) {
        return snapshots.get(key).onFailure().transform(failure -> {
            LOG.warnf("Restrictions cannot be read: %s", failure);
            return new Failure.Unavailable("The restrictions of this campaign cannot be read", TRY_AGAIN_AFTER);
        });
    }

    private long ageSeconds(State state) {
        Duration age = snapshots.age(state);
        if (age.compareTo(maxAge) > 0) {
            throw new Failure.Unavailable(
                    "Nobody has been able to tell for too long whether these restrictions are right", TRY_AGAIN_AFTER);
        }
        return age.toSeconds();
    }

    private static void refuse(List<NamedKey> keys, Set<NamedKey> unknown) {
        keys.stream().filter(unknown::contains).findFirst().ifPresent(key -> {
            throw new Failure.NotFound("No " + key.kind().wireValue() + " with this id");
        });
    }
}
