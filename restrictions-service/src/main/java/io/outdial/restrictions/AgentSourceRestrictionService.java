package io.outdial.restrictions;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.restrictions.AgentSourceRestrictionRepository.Ensured;
import io.outdial.restrictions.names.NameService;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps restrictions. Whether campaign, member and source exist is asked before, outside of the transaction: see
 * {@link NameService}. Changes of one campaign take turns: a campaign that is full stays full however many come at
 * once.
 */
@ApplicationScoped
public class AgentSourceRestrictionService {

    @Inject
    AgentSourceRestrictionRepository restrictions;

    @Inject
    RestrictionsConfig config;

    /**
     * The restriction of the pair: new, or the one there is.
     *
     * @throws Failure.Refused {@code LIMIT_EXCEEDED}
     */
    @WithTransaction
    Uni<AgentSourceRestriction> restrict(UUID clientId, RestrictedPair pair) {
        return restrictions
                .ensure(clientId, pair, config.maxPerCampaign())
                .onItem()
                .ifNull()
                .failWith(this::limitExceeded);
    }

    /** All of a campaign, the oldest first. */
    @WithSession
    Uni<List<AgentSourceRestriction>> of(UUID clientId, UUID campaignId) {
        return restrictions.of(clientId, campaignId);
    }

    /** @throws Failure.NotFound if the campaign has no such restriction */
    @WithSession
    Uni<AgentSourceRestriction> one(UUID clientId, UUID campaignId, UUID id) {
        return restrictions.find(clientId, campaignId, id).onItem().ifNull().failWith(noRestriction());
    }

    /**
     * Removes it and gives it back.
     *
     * @throws Failure.NotFound if the campaign has no such restriction
     */
    @WithTransaction
    Uni<AgentSourceRestriction> lift(UUID clientId, UUID campaignId, UUID id) {
        return restrictions
                .held(clientId, campaignId)
                .chain(held -> restrictions.find(clientId, campaignId, id))
                .onItem()
                .ifNull()
                .failWith(noRestriction())
                .call(restrictions::remove);
    }

    /**
     * Leaves the campaign with these and no others; those that were there keep their id.
     *
     * @return all it has now
     * @throws Failure.Refused {@code LIMIT_EXCEEDED}
     */
    @WithTransaction
    Uni<List<AgentSourceRestriction>> replace(UUID clientId, UUID campaignId, Set<RestrictedPair> pairs) {
        if (pairs.size() > config.maxPerCampaign()) {
            return Uni.createFrom().failure(this::limitExceeded);
        }
        return restrictions
                .held(clientId, campaignId)
                .chain(held -> restrictions.deleteOthers(clientId, campaignId, pairs))
                .chain(() -> restrictions.ensureAll(clientId, campaignId, pairs))
                .chain(() -> restrictions.of(clientId, campaignId));
    }

    /**
     * Makes those that are not there, all or none.
     *
     * @throws Failure.Refused {@code LIMIT_EXCEEDED}
     */
    @WithTransaction
    Uni<Map<RestrictedPair, Ensured>> restrictAll(UUID clientId, UUID campaignId, Set<RestrictedPair> pairs) {
        return restrictions.held(clientId, campaignId).chain(held -> restrictions
                .ensureAll(clientId, campaignId, pairs)
                .invoke(ensured -> {
                    long made = ensured.values().stream().filter(Ensured::isNew).count();
                    if (made > 0 && held + made > config.maxPerCampaign()) {
                        throw limitExceeded();
                    }
                }));
    }

    private Failure limitExceeded() {
        return new Failure.Refused(
                ErrorCode.LIMIT_EXCEEDED, "A campaign holds at most " + config.maxPerCampaign() + " restrictions");
    }

    private static Failure noRestriction() {
        return new Failure.NotFound("No restriction with this id");
    }
}
