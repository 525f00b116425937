package io.outdial.enrollment.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How the enrolments of campaigns stand. Counted from an index when asked; what was counted seconds ago is said again,
 * so that somebody who looks at a list of campaigns over and over does not have millions of entries counted each time.
 */
@ApplicationScoped
public class Statistics {

    private final StatisticsRepository enrolments;
    private final Cache<ClientCampaign, Map<String, Long>> counted;

    @Inject
    public Statistics(StatisticsRepository enrolments, StatisticsConfig config) {
        this.enrolments = enrolments;
        this.counted = Caffeine.newBuilder()
                .expireAfterWrite(config.freshFor())
                .maximumSize(config.cachedCampaigns())
                .build();
    }

    /** @return an entry for each campaign, by the word of the status; a status that nobody has is missing */
    @WithSession
    Uni<Map<UUID, Map<String, Long>>> of(UUID clientId, List<UUID> campaignIds) {
        Map<UUID, Map<String, Long>> counts = new HashMap<>();
        List<UUID> uncounted = new ArrayList<>();
        for (UUID campaign : campaignIds) {
            Map<String, Long> earlier = counted.getIfPresent(new ClientCampaign(clientId, campaign));
            if (earlier == null) {
                uncounted.add(campaign);
            } else {
                counts.put(campaign, earlier);
            }
        }
        if (uncounted.isEmpty()) {
            return Uni.createFrom().item(counts);
        }
        return enrolments.count(clientId, uncounted).map(fresh -> {
            for (UUID campaign : uncounted) {
                Map<String, Long> count = Map.copyOf(fresh.getOrDefault(campaign, Map.of()));
                counted.put(new ClientCampaign(clientId, campaign), count);
                counts.put(campaign, count);
            }
            return counts;
        });
    }

    private record ClientCampaign(UUID clientId, UUID campaignId) {}
}
