package io.outdial.restrictions;

import io.outdial.platform.audit.Author;
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
 * {@link NameService}. Changes of one campaign take turns, so concurrent changes cannot exceed its limit together.
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
    Uni<AgentSourceRestriction> restrict(UUID clientId, RestrictedPair pair, Author author) {
        return restrictions
                .ensure(clientId, pair, config.maxPerCampaign(), author)
                .onItem()
                .ifNull()
                .failWith(this::limitExceeded);
    }

    /** All restrictions of a campaign, the oldest first. */
    @WithSession
    Uni<List<AgentSourceRestriction>> findByCampaign(UUID clientId, UUID campaignId) {
        return restrictions.findByCampaign(clientId, campaignId);
    }

    /** @throws Failure.NotFound if the campaign has no such restriction */
    @WithSession
    Uni<AgentSourceRestriction> get(UUID clientId, UUID campaignId, UUID id) {
        return restrictions.find(clientId, campaignId, id).onItem().ifNull().failWith(noRestriction());
    }

    /**
     * Deletes it and returns it as it was.
     *
     * @throws Failure.NotFound if the campaign has no such restriction
     */
    @WithTransaction
    Uni<AgentSourceRestriction> delete(UUID clientId, UUID campaignId, UUID id, Author author) {
        return restrictions
                .lockAndCount(clientId, campaignId, author)
                .chain(held -> restrictions.find(clientId, campaignId, id))
                .onItem()
                .ifNull()
                .failWith(noRestriction())
                .call(restrictions::remove);
    }

    /**
     * Leaves the campaign with these and no others; those that existed keep their ids.
     *
     * @return all that it has now
     * @throws Failure.Refused {@code LIMIT_EXCEEDED}
     */
    @WithTransaction
    Uni<List<AgentSourceRestriction>> replace(
            UUID clientId, UUID campaignId, Set<RestrictedPair> pairs, Author author) {
        if (pairs.size() > config.maxPerCampaign()) {
            return Uni.createFrom().failure(this::limitExceeded);
        }
        return restrictions
                .lockAndCount(clientId, campaignId, author)
                .chain(held -> restrictions.deleteOthers(clientId, campaignId, pairs))
                .chain(() -> restrictions.ensureAll(clientId, campaignId, pairs))
                .chain(() -> restrictions.findByCampaign(clientId, campaignId));
    }

    /**
     * Makes those that do not exist, all or none.
     *
     * @throws Failure.Refused {@code LIMIT_EXCEEDED}
     */
    @WithTransaction
    Uni<Map<RestrictedPair, Ensured>> restrictAll(
            UUID clientId, UUID campaignId, Set<RestrictedPair> pairs, Author author) {
        return restrictions.lockAndCount(clientId, campaignId, author).chain(held -> restrictions
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
