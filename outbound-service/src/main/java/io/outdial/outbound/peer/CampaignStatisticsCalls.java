package io.outdial.outbound.peer;

import io.outdial.contract.enrollment.CampaignStatisticsAnswerDto;
import io.outdial.contract.enrollment.CampaignStatisticsQuestionDto;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * One call with its budget: 300 ms and a breaker. No retry: nobody is refused anything for want of the answer, and a
 * list should not wait twice.
 */
@ApplicationScoped
class CampaignStatisticsCalls {

    @Inject
    @RestClient
    CampaignStatisticsClient client;

    @Timeout(value = 300, unit = ChronoUnit.MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2, delayUnit = ChronoUnit.SECONDS)
    @CircuitBreakerName(CampaignStatistics.BREAKER)
    Uni<CampaignStatisticsAnswerDto> count(CampaignStatisticsQuestionDto question) {
        return client.campaignStatistics(question);
    }
}
