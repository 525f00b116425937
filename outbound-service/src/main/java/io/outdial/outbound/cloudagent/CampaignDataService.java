package io.outdial.outbound.cloudagent;

import io.outdial.contract.outbound.CloudAgentReplyDto;
import io.outdial.outbound.intake.IntakeService;
import io.outdial.outbound.intake.Lead;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes the leads of CloudAgent's clients into campaigns. */
@ApplicationScoped
class CampaignDataService {

    @Inject
    IntakeService intake;

    @Inject
    Idempotency idempotency;

    /**
     * Refusals of the business rules are kept under an {@code Idempotency-Key} like any other answer: under HTTP 200 a
     * client cannot tell them from the rest.
     *
     * @param idempotencyKey null where the caller sent none
     */
    Uni<Reply> add(Call call, AddCampaignDataRequest request, String idempotencyKey) {
        if (request.campaignName() == null || request.campaignName().isEmpty()) {
            return Uni.createFrom().item(Reply.NO_CAMPAIGN_NAME);
        }
        Client client = call.caller().client();
        Lead lead = LeadReader.read(request, client);
        Action action = Action.of(request.action());
        return idempotency
                .once(call, idempotencyKey, CloudAgentReplyDto.class, connection -> intake.add(
                                connection, client.id(), lead)
                        .map(outcome -> AnswerRule.answer(outcome, action).toDto()))
                .map(kept -> Reply.of(kept.status(), kept.message()));
    }
}
