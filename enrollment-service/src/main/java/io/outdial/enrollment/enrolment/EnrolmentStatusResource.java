package io.outdial.enrollment.enrolment;

import io.outdial.contract.enrollment.CustomerCampaignStatusChangeDto;
import io.outdial.contract.enrollment.CustomerCampaignsApi;
import io.outdial.contract.enrollment.UpdateCustomerCampaignStatusDto;
import io.outdial.platform.caller.Call;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/customers/campaign-status} (carecycle.md §1.2). */
@Cancellable(false)
public class EnrolmentStatusResource implements CustomerCampaignsApi {

    @Inject
    EnrolmentStatusService enrolments;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<CustomerCampaignStatusChangeDto> updateCustomerCampaignStatus(
            UpdateCustomerCampaignStatusDto body, String idempotencyKey) {
        StatusChangeRequest request = EnrolmentMapper.toRequest(body);
        Caller caller = call.caller();
        return idempotency.once(call, idempotencyKey, CustomerCampaignStatusChangeDto.class, () -> enrolments
                .change(caller, request)
                .map(EnrolmentMapper::toDto));
    }
}
