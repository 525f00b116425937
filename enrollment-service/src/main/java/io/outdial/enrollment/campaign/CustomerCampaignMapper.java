package io.outdial.enrollment.campaign;

import io.outdial.contract.enrollment.CustomerCampaignStatusChangeDto;
import io.outdial.contract.enrollment.UpdateCustomerCampaignStatusDto;

/** Between the wire and the words of this service. */
final class CustomerCampaignMapper {

    private CustomerCampaignMapper() {}

    static StatusWish toWish(UpdateCustomerCampaignStatusDto body) {
        return new StatusWish(
                body.customerId(),
                body.campaignId(),
                CampaignStatus.of(body.status().value()));
    }

    static CustomerCampaignStatusChangeDto toDto(StatusChange change) {
        return new CustomerCampaignStatusChangeDto(
                true, change.previous().word(), change.now().word(), change.enrolmentId());
    }
}
