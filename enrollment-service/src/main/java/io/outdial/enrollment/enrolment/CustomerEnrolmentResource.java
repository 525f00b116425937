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
        PageRequest pageRequest = PageRequest.of(page, limit);
        return enrolments
                .findByCustomer(call.clientId(), id, pageRequest, !OLDEST_FIRST.equals(sortOrder))
                .map(slice -> EnrolmentMapper.toPage(pageRequest, slice));
    }

    @Override
    public Uni<StatusHistoryPageDto> listCustomerCampaignHistory(
            UUID id, UUID campaignId, Integer page, Integer limit, String sortOrder) {
        PageRequest pageRequest = PageRequest.of(page, limit);
        return enrolments
                .findHistory(call.clientId(), id, campaignId, pageRequest, !OLDEST_FIRST.equals(sortOrder))
                .map(slice -> EnrolmentMapper.toHistory(pageRequest, slice));
    }
}
