package io.outdial.outbound.reconciliation;

import io.outdial.contract.outbound.MendDto;
import io.outdial.contract.outbound.MendKindDto;
import io.outdial.contract.outbound.ReconciliationApi;
import io.outdial.contract.outbound.ReconciliationReportDto;
import io.outdial.contract.outbound.ReconciliationStepDto;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /internal/v1/reconciliation}, for {@code outdial reconcile}. */
@Cancellable(false)
public class ReconciliationResource implements ReconciliationApi {

    @Inject
    ReconciliationService reconciliation;

    @Override
    public Uni<ReconciliationReportDto> reconcile(ReconciliationStepDto step) {
        Uni<ReconciliationService.Step> done =
                step.after() == null ? reconciliation.begin() : reconciliation.step(position(step.after()));
        return done.map(ReconciliationResource::toDto);
    }

    private static Position position(String text) {
        return Position.of(text)
                .orElseThrow(() -> new Failure.NotValid(List.of(Issue.custom(
                        List.of("after"), "is not the next of a step", "the next of a step", "another text"))));
    }

    private static ReconciliationReportDto toDto(ReconciliationService.Step step) {
        return new ReconciliationReportDto(
                step.compared(),
                step.mends().stream().map(ReconciliationResource::toDto).toList(),
                step.next().map(Position::text).orElse(null));
    }

    private static MendDto toDto(Mend mend) {
        return new MendDto(MendKindDto.valueOf(mend.kind().name()), mend.clientId(), mend.campaignId(), mend.chainId());
    }
}
