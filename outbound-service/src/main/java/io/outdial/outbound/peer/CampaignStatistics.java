package io.outdial.outbound.peer;

import io.outdial.contract.enrollment.CampaignStatisticsAnswerDto;
import io.outdial.contract.enrollment.CampaignStatisticsDto;
import io.outdial.contract.enrollment.CampaignStatisticsQuestionDto;
import io.outdial.contract.enrollment.EnrolmentStatusCountsDto;
import io.outdial.platform.peer.PeerLookup;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * How many customers are in campaigns, as enrollment-service counts them. Informative only: campaigns are listed
 * without it too.
 */
@ApplicationScoped
@Startup
public class CampaignStatistics {

    /** Name of the breaker, in metrics and tests. */
    public static final String BREAKER = "campaign-statistics";

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Logger LOG = Logger.getLogger(CampaignStatistics.class);

    @Inject
    @RestClient
    CampaignStatisticsClient client;

    private PeerLookup lookup;

    @PostConstruct
    void prepare() {
        lookup = PeerLookup.withoutRetry(BREAKER);
    }

    void warmUp(@Observes StartupEvent started) {
        lookup.warmUp(() -> client.campaignStatistics(new CampaignStatisticsQuestionDto(NOBODY, List.of(NOBODY))));
    }

    /**
     * Counts of all these campaigns by one call. Never fails.
     *
     * @param campaignIds at most 100
     * @return empty while enrollment-service does not answer; a campaign that nobody is in may be missing in the map
     */
    public Uni<Optional<Map<UUID, EnrolmentCounts>>> of(UUID clientId, List<UUID> campaignIds) {
        if (campaignIds.isEmpty()) {
            return Uni.createFrom().item(Optional.of(Map.of()));
        }
        CampaignStatisticsQuestionDto question = new CampaignStatisticsQuestionDto(clientId, campaignIds);
        return lookup.ask(() -> client.campaignStatistics(question), answer -> Optional.of(toCounts(answer)))
                .onFailure()
                .invoke(failure -> LOG.debug("Campaigns are shown without their statistics", failure))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private static Map<UUID, EnrolmentCounts> toCounts(CampaignStatisticsAnswerDto answer) {
        Map<UUID, EnrolmentCounts> counts = new HashMap<>();
        for (CampaignStatisticsDto campaign : answer.campaigns()) {
            EnrolmentStatusCountsDto by = campaign.statusCounts();
            counts.put(
                    campaign.campaignId(),
                    new EnrolmentCounts(
                            campaign.total(),
                            campaign.totalCalls(),
                            campaign.todayCalls(),
                            by.expired(),
                            by.failed(),
                            by.pending(),
                            by.completed(),
                            by.exceededMaxCalls(),
                            by.inProgress(),
                            by.cancelled(),
                            by.skipped()));
        }
        return counts;
    }
}
