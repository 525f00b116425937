package io.outdial.outbound.cloudagent;

import io.outdial.contract.outbound.CloudAgentReplyDto;
import io.outdial.outbound.cloudagent.LeadPolicy.Decision;
import io.outdial.outbound.intake.Lead;
import io.outdial.outbound.intake.LeadRepository;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Takes leads into campaigns. */
@ApplicationScoped
class CampaignDataService {

    private final Clock clock = Clock.systemUTC();

    @Inject
    LeadRepository leads;

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
        return idempotency
                .once(call, idempotencyKey, CloudAgentReplyDto.class, connection -> add(connection, client, request)
                        .map(Reply::toDto))
                .map(kept -> Reply.of(kept.status(), kept.message()));
    }

    private Uni<Reply> add(SqlClient connection, Client client, AddCampaignDataRequest request) {
        return leads.find(connection, client.id(), request.campaignName(), request.agentId(), request.skill())
                .chain(campaign -> {
                    Decision decision = LeadPolicy.decide(request, campaign, client, clock.instant());
                    if (decision.refusal() != null) {
                        return Uni.createFrom().item(decision.refusal());
                    }
                    Lead lead = decision.lead();
                    return leads.add(connection, client.id(), campaign, lead)
                            .map(outcome -> AnswerRule.answer(campaign, lead.action(), outcome));
                });
    }
}
