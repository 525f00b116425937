package io.outdial.outbound.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/**
 * The campaigns of leads, remembered: a feed names the same ones all day. What is remembered may have changed; so it
 * stores a lead only together with its version, which the statement compares, and never refuses one.
 */
// The class of the cache's entries, which Caffeine looks for by the name of its shape.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
@ApplicationScoped
class LeadCampaigns {

    private static final int MAX_KNOWN = 10_000;
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    private record Key(UUID clientId, LeadTarget target) {}

    @Inject
    LeadCampaignRepository campaigns;

    private final Cache<Key, LeadCampaign> known = Caffeine.newBuilder()
            .expireAfterAccess(KNOWN_FOR)
            .maximumSize(MAX_KNOWN)
            .build();

    /** As it was when it was read last; null if it is not remembered. */
    LeadCampaign known(UUID clientId, LeadTarget target) {
        return known.getIfPresent(new Key(clientId, target));
    }

    /** As it is, null if there is none. */
    Uni<LeadCampaign> read(UUID clientId, LeadTarget target) {
        Key key = new Key(clientId, target);
        known.invalidate(key);
        return campaigns.find(clientId, target).invoke(campaign -> {
            if (campaign != null && isBounded(target, campaign)) {
                known.put(key, campaign);
            }
        });
    }

    void forget(UUID clientId, LeadTarget target) {
        known.invalidate(new Key(clientId, target));
    }

    /** Names that nothing has may be of any length, and different in each lead. */
    private static boolean isBounded(LeadTarget target, LeadCampaign campaign) {
        return (!target.hasAgent() || campaign.memberId() != null)
                && (!target.hasSkill() || campaign.skillId() != null);
    }
}
