package io.outdial.enrollment.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.outdial.enrollment.call.CallCounts;
import io.outdial.enrollment.call.CampaignCallRepository;
import io.outdial.enrollment.enrolment.EnrolmentRepository;
import io.outdial.enrollment.enrolment.EnrolmentStatus;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.registry.Client;
import io.outdial.platform.time.TzdbZone;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Counts the enrolments of campaigns by status, and their calls. Counts are cached for some seconds, so that reading a
 * list of campaigns again and again does not count millions of index entries each time.
 */
@ApplicationScoped
public class Statistics {

    private final EnrolmentRepository enrolments;
    private final CampaignCallRepository calls;
    private final KeyRegistry registry;
    private final Clock clock;
    private final Cache<ClientCampaign, Counts> cached;

    /** @param byStatus a status that no enrolment has is missing */
    record Counts(Map<EnrolmentStatus, Long> byStatus, CallCounts calls) {}

    @Inject
    public Statistics(
            EnrolmentRepository enrolments,
            CampaignCallRepository calls,
            KeyRegistry registry,
            Clock clock,
            StatisticsConfig config) {
        this.enrolments = enrolments;
        this.calls = calls;
        this.registry = registry;
        this.clock = clock;
        this.cached = Caffeine.newBuilder()
                .expireAfterWrite(config.freshFor())
                .maximumSize(config.cachedCampaigns())
                .build();
    }

    /** Of each of these campaigns. */
    @WithSession
    Uni<Map<UUID, Counts>> count(UUID clientId, List<UUID> campaignIds) {
        Map<UUID, Counts> counts = new HashMap<>();
        List<UUID> missing = new ArrayList<>();
        for (UUID campaign : campaignIds) {
            Counts count = cached.getIfPresent(new ClientCampaign(clientId, campaign));
            if (count == null) {
                missing.add(campaign);
            } else {
                counts.put(campaign, count);
            }
        }
        if (missing.isEmpty()) {
            return Uni.createFrom().item(counts);
        }
        return enrolments
                .countByStatus(clientId, missing)
                .chain(counted -> calls.find(clientId, missing, today(clientId)).map(made -> {
                    for (UUID campaign : missing) {
                        Counts count = new Counts(
                                Map.copyOf(counted.getOrDefault(campaign, Map.of())),
                                made.getOrDefault(campaign, CallCounts.NONE));
                        cached.put(new ClientCampaign(clientId, campaign), count);
                        counts.put(campaign, count);
                    }
                    return counts;
                }));
    }

    private LocalDate today(UUID clientId) {
        TzdbZone zone = registry.client(clientId).map(Client::timeZone).orElse(TzdbZone.UTC);
        return zone.clockAt(clock.instant()).toLocalDate();
    }

    private record ClientCampaign(UUID clientId, UUID campaignId) {}
}
