package io.outdial.outbound.record;

import io.outdial.outbound.agent.Agent;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Carries out {@link DoNotCallRule}: four statements in one transaction, one more with {@code AllChain}, and one more
 * for the event that tells enrollment-service of numbers that were not listed before.
 */
@ApplicationScoped
public class DoNotCallService {

    @Inject
    DoNotCallRepository repository;

    @Inject
    DoNotCallList doNotCall;

    @Inject
    Outbox outbox;

    /**
     * @return what the request named
     * @throws io.outdial.platform.failure.Failure.NotFound if any of it does not exist for the agent
     */
    @WithTransaction
    Uni<ResolvedReferences> mark(Agent agent, DoNotCallRequest request) {
        return repository
                .find(agent, request)
                .invoke(found -> DoNotCallRule.requireAll(request, found))
                .call(found -> numbers(agent, request, found).chain(numbers -> doNotCall
                        .add(agent.clientId(), numbers, reportedBy(agent), found.campaignId())
                        .call(() -> repository.mark(agent.clientId(), request, found, numbers))
                        .chain(fresh -> outbox.writeAll(ListedNumbers.events(agent.clientId(), fresh)))));
    }

    private Uni<List<PhoneNumber>> numbers(Agent agent, DoNotCallRequest request, ResolvedReferences found) {
        Uni<List<PhoneNumber>> ofChains = request.wholeChain()
                ? repository.chainNumbers(agent, request, found)
                : Uni.createFrom().item(List.of());
        return ofChains.map(chainNumbers -> DoNotCallRule.listed(request, found, chainNumbers));
    }

    private static String reportedBy(Agent agent) {
        return "member " + agent.memberId() + " by " + DoNotCallRequest.NAME;
    }
}
