package io.outdial.outbound.peer;

import io.outdial.contract.enrollment.CampaignStatisticsAnswerDto;
import io.outdial.contract.enrollment.CampaignStatisticsDto;
import io.outdial.contract.enrollment.CampaignStatisticsQuestionDto;
import io.outdial.contract.enrollment.EnrolmentStatusCountsDto;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * How many customers are in campaigns, as enrollment-service counts them. Something to look at: whoever lists campaigns
 * gets them without it too.
 */
@ApplicationScoped
public class CampaignStatistics {

    /** Name of the breaker, in metrics and tests. */
    public static final String BREAKER = "campaign-statistics";

    private static final Logger LOG = Logger.getLogger(CampaignStatistics.class);

    @Inject
    CampaignStatisticsCalls calls;

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
        return calls.count(new CampaignStatisticsQuestionDto(clientId, campaignIds))
                .map(answer -> Optional.of(toCounts(answer)))
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
