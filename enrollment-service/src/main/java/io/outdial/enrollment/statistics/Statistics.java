package io.outdial.enrollment.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.outdial.enrollment.enrolment.EnrolmentRepository;
import io.outdial.enrollment.enrolment.EnrolmentStatus;
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
 * Counts the enrolments of campaigns by status. Counts are cached for some seconds, so that reading a list of campaigns
 * again and again does not count millions of index entries each time.
 */
@ApplicationScoped
public class Statistics {

    private final EnrolmentRepository enrolments;
    private final Cache<ClientCampaign, Map<EnrolmentStatus, Long>> cached;

    @Inject
    public Statistics(EnrolmentRepository enrolments, StatisticsConfig config) {
        this.enrolments = enrolments;
        this.cached = Caffeine.newBuilder()
                .expireAfterWrite(config.freshFor())
                .maximumSize(config.cachedCampaigns())
                .build();
    }

    /** The counts of each campaign by status. A status that no enrolment has is missing. */
    @WithSession
    Uni<Map<UUID, Map<EnrolmentStatus, Long>>> countByStatus(UUID clientId, List<UUID> campaignIds) {
        Map<UUID, Map<EnrolmentStatus, Long>> counts = new HashMap<>();
        List<UUID> missing = new ArrayList<>();
        for (UUID campaign : campaignIds) {
            Map<EnrolmentStatus, Long> count = cached.getIfPresent(new ClientCampaign(clientId, campaign));
            if (count == null) {
                missing.add(campaign);
            } else {
                counts.put(campaign, count);
            }
        }
        if (missing.isEmpty()) {
            return Uni.createFrom().item(counts);
        }
        return enrolments.countByStatus(clientId, missing).map(counted -> {
            for (UUID campaign : missing) {
                Map<EnrolmentStatus, Long> count = Map.copyOf(counted.getOrDefault(campaign, Map.of()));
                cached.put(new ClientCampaign(clientId, campaign), count);
                counts.put(campaign, count);
            }
            return counts;
        });
    }

    private record ClientCampaign(UUID clientId, UUID campaignId) {}
}
