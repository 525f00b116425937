package io.outdial.enrollment.enrolment;

import io.outdial.contract.enrollment.CampaignCustomersApi;
import io.outdial.contract.enrollment.EnrolCustomersDto;
import io.outdial.contract.enrollment.EnrolledCustomersDto;
import io.outdial.contract.enrollment.RemovedFromCampaignDto;
import io.outdial.enrollment.directory.CampaignDirectory;
import io.outdial.platform.caller.Call;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/campaigns/{campaignId}/customers}: who is enrolled in a campaign. */
@Cancellable(false)
public class CampaignEnrolmentResource implements CampaignCustomersApi {

    @Inject
    CampaignDirectory directory;

    @Inject
    EnrolmentService enrolments;

    @Inject
    EnrolmentStatusService statuses;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<EnrolledCustomersDto> enrolCustomers(UUID campaignId, EnrolCustomersDto body, String idempotencyKey) {
        List<UUID> customers = customers(body);
        Client client = call.caller().client();
        return idempotency.once(
                call,
                idempotencyKey,
                EnrolledCustomersDto.class,
                () -> directory.require(client.id(), campaignId),
                found -> enrolments.enrol(client, campaignId, customers).map(CampaignEnrolmentResource::toDto));
    }

    @Override
    public Uni<RemovedFromCampaignDto> removeCustomerFromCampaign(
            UUID campaignId, UUID customerId, String idempotencyKey) {
        Caller caller = call.caller();
        return idempotency.once(call, idempotencyKey, RemovedFromCampaignDto.class, () -> statuses.cancel(
                        caller, customerId, campaignId)
                .replaceWith(new RemovedFromCampaignDto(true, "The customer is not called for this campaign")));
    }

    private static List<UUID> customers(EnrolCustomersDto body) {
        if ((body.customerId() == null) == (body.customerIds() == null)) {
            throw new Failure.NotValid(List.of(Issue.custom(
                    List.of("customerIds"),
                    "Exactly one of customerId and customerIds must be given",
                    "customerId or customerIds",
                    body.customerId() == null ? Issue.UNDEFINED : "both")));
        }
        return body.customerId() == null ? body.customerIds() : List.of(body.customerId());
    }

    private static EnrolledCustomersDto toDto(List<EnrolmentResult> results) {
        long enrolled = results.stream()
                .filter(result -> result.outcome() == EnrolmentResult.Outcome.ENROLLED)
                .count();
        return new EnrolledCustomersDto(
                Math.toIntExact(enrolled),
                results.stream().map(EnrolmentMapper::toDto).toList());
    }
}
