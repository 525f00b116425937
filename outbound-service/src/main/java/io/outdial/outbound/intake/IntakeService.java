package io.outdial.outbound.intake;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.request.CallersContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Takes single leads into campaigns: with others that come at the same time, by one statement (ADR 0044). */
@ApplicationScoped
public class IntakeService {

    /** So often a campaign may change while one of its leads is on its way. */
    private static final int MAX_READS = 5;

    @Inject
    Clock clock;

    @Inject
    LeadCampaigns campaigns;

    @Inject
    LeadQueue queue;

    /**
     * The answer to a lead, once it holds.
     *
     * @throws Failure.Unavailable if the database cannot keep up
     */
    public <A> Uni<A> add(LeadRequest<A> request) {
        LeadCampaign known = campaigns.known(request.clientId(), request.lead().target());
        LeadDecision decision = decide(request, known);
        return CallersContext.resume(
                decision.isRefused() ? readAndAdd(request, MAX_READS) : store(request, decision, MAX_READS));
    }

    /** Only a campaign that was read for the lead refuses it. */
    private <A> Uni<A> readAndAdd(LeadRequest<A> request, int readsLeft) {
        if (readsLeft == 0) {
            return Uni.createFrom()
                    .failure(new Failure.Unavailable("The campaign is being changed", Duration.ofSeconds(1)));
        }
        return campaigns
                .read(request.clientId(), request.lead().target())
                .map(campaign -> decide(request, campaign))
                .chain(decision ->
                        decision.isRefused() ? refuse(request, decision) : store(request, decision, readsLeft - 1));
    }

    private LeadDecision decide(LeadRequest<?> request, LeadCampaign campaign) {
        return LeadPolicy.decide(request.clientId(), request.lead(), campaign, clock.instant());
    }

    /** A refusal is kept under the key of the lead like any other answer. */
    private <A> Uni<A> refuse(LeadRequest<A> request, LeadDecision decision) {
        return request.claim() == null
                ? Uni.createFrom().item(request.word(new IntakeOutcome.Refused(decision.fault())))
                : queue.add(request, decision, false).map(Optional::orElseThrow);
    }

    private <A> Uni<A> store(LeadRequest<A> request, LeadDecision decision, int readsLeft) {
        Lead lead = request.lead();
        boolean moves = LeadPolicy.moves(lead, decision.campaign());
        if (moves) {
            campaigns.forget(request.clientId(), lead.target());
        }
        return queue.add(request, decision, moves)
                .chain(answer -> answer.map(told -> Uni.createFrom().item(told))
                        .orElseGet(() -> readAndAdd(request, readsLeft)));
    }
}
