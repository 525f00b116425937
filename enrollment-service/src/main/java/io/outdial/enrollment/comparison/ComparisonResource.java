package io.outdial.enrollment.comparison;

import io.outdial.contract.enrollment.ChainComparisonDto;
import io.outdial.contract.enrollment.ComparedChainsDto;
import io.outdial.contract.enrollment.ComparedNumbersDto;
import io.outdial.contract.enrollment.ComparisonApi;
import io.outdial.contract.enrollment.LastChainDto;
import io.outdial.contract.enrollment.LastChainQuestionDto;
import io.outdial.contract.enrollment.NumberComparisonDto;
import io.outdial.contract.enrollment.OpenEnrolmentPageDto;
import io.outdial.contract.enrollment.OpenEnrolmentsDto;
import io.outdial.contract.enrollment.OptOutPageDto;
import io.outdial.contract.enrollment.OptOutsDto;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /internal/v1/comparison}: what outbound-service mends differences by (ADR 63). Changes nothing. */
@Cancellable(false)
public class ComparisonResource implements ComparisonApi {

    @Inject
    ComparisonRepository comparison;

    @Override
    public Uni<ComparedChainsDto> compareChains(ChainComparisonDto question) {
        return comparison.chains(question.clientId(), question.chainIds()).map(ComparedChainsDto::new);
    }

    @Override
    public Uni<ComparedNumbersDto> compareNumbers(NumberComparisonDto question) {
        return comparison.numbers(question.clientId(), question.hashes()).map(ComparedNumbersDto::new);
    }

    @Override
    public Uni<OptOutsDto> listOptOuts(OptOutPageDto page) {
        return comparison.optOuts(page.clientId(), page.after());
    }

    @Override
    public Uni<OpenEnrolmentsDto> listOpenEnrolments(OpenEnrolmentPageDto page) {
        return comparison.openEnrolments(page.clientId(), page.after());
    }

    @Override
    public Uni<LastChainDto> findLastChain(LastChainQuestionDto question) {
        return comparison.lastChain(question.clientIds()).map(LastChainDto::new);
    }
}
