package io.outdial.outbound.cloudagent;

import io.outdial.outbound.intake.IntakeOutcome;
import io.outdial.outbound.intake.IntakeService;
import io.outdial.outbound.intake.Lead;
import io.outdial.outbound.intake.LeadRequest;
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

    @Inject
    PrioritySettings priorities;

    /**
     * Refusals of the business rules are kept under an {@code Idempotency-Key} like any other answer: under HTTP 200 a
     * client cannot tell them from the rest.
     *
     * @param idempotencyKey null where the caller sent none
     * @param vocabulary of the path that the lead came by
     */
    Uni<Reply> add(Call call, AddCampaignDataRequest request, String idempotencyKey, Vocabulary vocabulary) {
        if (request.campaignName() == null || request.campaignName().isEmpty()) {
            return Uni.createFrom().item(Reply.noCampaignName(vocabulary));
        }
        Client client = call.caller().client();
        Lead lead = LeadReader.read(request, priorities.of(vocabulary), client);
        return intake.add(new LeadRequest<>(
                client.id(),
                lead,
                idempotencyKey == null ? null : idempotency.claim(call, idempotencyKey),
                Reply.class,
                outcome -> answer(outcome, request, vocabulary)));
    }

    private static Reply answer(IntakeOutcome outcome, AddCampaignDataRequest request, Vocabulary vocabulary) {
        return vocabulary == Vocabulary.LEGACY
                ? LegacyAnswerRule.answer(outcome, request)
                : AnswerRule.answer(outcome, Action.of(request.action()));
    }
}
