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

    private static final String NEWEST_LAST = "asc";

    @Inject
    EnrolmentReader enrolments;

    @Inject
    Call call;

    @Override
    public Uni<EnrolmentPageDto> listCustomerCampaigns(UUID id, Integer page, Integer limit, String sortOrder) {
        PageRequest asked = PageRequest.of(page, limit);
        return enrolments
                .of(call.clientId(), id, asked, !NEWEST_LAST.equals(sortOrder))
                .map(slice -> EnrolmentMapper.toPage(asked, slice));
    }

    @Override
    public Uni<StatusHistoryPageDto> listCustomerCampaignHistory(
            UUID id, UUID campaignId, Integer page, Integer limit, String sortOrder) {
        PageRequest asked = PageRequest.of(page, limit);
        return enrolments
                .history(call.clientId(), id, campaignId, asked, !NEWEST_LAST.equals(sortOrder))
                .map(slice -> EnrolmentMapper.toHistory(asked, slice));
    }
}
