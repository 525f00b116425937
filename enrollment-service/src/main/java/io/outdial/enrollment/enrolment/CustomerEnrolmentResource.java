package io.outdial.enrollment.enrolment;

import io.outdial.contract.enrollment.CustomerEnrolmentsApi;
import io.outdial.contract.enrollment.EnrolmentPageDto;
import io.outdial.contract.enrollment.StatusHistoryPageDto;
import io.outdial.platform.caller.Call;
import io.outdial.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/customers/{id}/campaigns}. */
@Cancellable(false)
public class CustomerEnrolmentResource implements CustomerEnrolmentsApi {

    private static final String OLDEST_FIRST = "asc";

    @Inject
    EnrolmentReader enrolments;

    @Inject
    Call call;

    @Override
    public Uni<EnrolmentPageDto> listCustomerCampaigns(UUID id, Integer page, Integer limit, String sortOrder) {
        return enrolments
                .findByCustomer(call.clientId(), id, PageRequest.of(page, limit), !OLDEST_FIRST.equals(sortOrder))
                .map(EnrolmentMapper::toPage);
    }

    @Override
    public Uni<StatusHistoryPageDto> listCustomerCampaignHistory(
            UUID id, UUID campaignId, Integer page, Integer limit, String sortOrder) {
        return enrolments
                .findHistory(
                        call.clientId(), id, campaignId, PageRequest.of(page, limit), !OLDEST_FIRST.equals(sortOrder))
                .map(EnrolmentMapper::toHistory);
    }
}
