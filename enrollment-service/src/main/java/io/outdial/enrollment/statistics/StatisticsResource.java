package io.outdial.enrollment.statistics;

import io.outdial.contract.enrollment.CampaignStatisticsAnswerDto;
import io.outdial.contract.enrollment.CampaignStatisticsApi;
import io.outdial.contract.enrollment.CampaignStatisticsDto;
import io.outdial.contract.enrollment.CampaignStatisticsQuestionDto;
import io.outdial.contract.enrollment.EnrolmentStatusCountsDto;
import io.outdial.enrollment.campaign.CampaignStatus;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /internal/v1/campaign-statistics}, for outbound-service's list of campaigns (carecycle.md §2.5). */
@Cancellable(false)
public class StatisticsResource implements CampaignStatisticsApi {

    @Inject
    Statistics statistics;

    @Override
    public Uni<CampaignStatisticsAnswerDto> campaignStatistics(CampaignStatisticsQuestionDto question) {
        return statistics
                .of(question.clientId(), question.campaignIds())
                .map(counts -> new CampaignStatisticsAnswerDto(question.campaignIds().stream()
                        .map(campaign -> toDto(campaign, counts.get(campaign)))
                        .toList()));
    }

    private static CampaignStatisticsDto toDto(UUID campaign, Map<String, Long> counts) {
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        return new CampaignStatisticsDto(
                campaign,
                total,
                new EnrolmentStatusCountsDto(
                        of(counts, CampaignStatus.PENDING),
                        of(counts, CampaignStatus.AWAITING_CALL),
                        of(counts, CampaignStatus.IN_PROGRESS),
                        of(counts, CampaignStatus.COMPLETED),
                        of(counts, CampaignStatus.FAILED),
                        of(counts, CampaignStatus.EXPIRED),
                        of(counts, CampaignStatus.CANCELLED),
                        of(counts, CampaignStatus.SKIPPED),
                        of(counts, CampaignStatus.EXCEEDED_MAX_CALLS)));
    }

    private static long of(Map<String, Long> counts, CampaignStatus status) {
        return counts.getOrDefault(status.wireValue(), 0L);
    }
}
