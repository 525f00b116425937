package io.outdial.enrollment.statistics;

import io.outdial.contract.enrollment.CampaignStatisticsAnswerDto;
import io.outdial.contract.enrollment.CampaignStatisticsApi;
import io.outdial.contract.enrollment.CampaignStatisticsDto;
import io.outdial.contract.enrollment.CampaignStatisticsQuestionDto;
import io.outdial.contract.enrollment.EnrolmentStatusCountsDto;
import io.outdial.enrollment.enrolment.EnrolmentStatus;
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
                .count(question.clientId(), question.campaignIds())
                .map(counts -> new CampaignStatisticsAnswerDto(question.campaignIds().stream()
                        .map(campaign -> toDto(campaign, counts.get(campaign)))
                        .toList()));
    }

    private static CampaignStatisticsDto toDto(UUID campaign, Statistics.Counts counted) {
        Map<EnrolmentStatus, Long> counts = counted.byStatus();
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        return new CampaignStatisticsDto(
                campaign,
                total,
                counted.calls().total(),
                counted.calls().today(),
                EnrolmentStatusCountsDto.builder()
                        .pending(count(counts, EnrolmentStatus.PENDING))
                        .awaitingCall(count(counts, EnrolmentStatus.AWAITING_CALL))
                        .inProgress(count(counts, EnrolmentStatus.IN_PROGRESS))
                        .completed(count(counts, EnrolmentStatus.COMPLETED))
                        .failed(count(counts, EnrolmentStatus.FAILED))
                        .expired(count(counts, EnrolmentStatus.EXPIRED))
                        .cancelled(count(counts, EnrolmentStatus.CANCELLED))
                        .skipped(count(counts, EnrolmentStatus.SKIPPED))
                        .exceededMaxCalls(count(counts, EnrolmentStatus.EXCEEDED_MAX_CALLS))
                        .build());
    }

    private static long count(Map<EnrolmentStatus, Long> counts, EnrolmentStatus status) {
        return counts.getOrDefault(status, 0L);
    }
}
