package io.outdial.outbound.genesys;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.record.ReferenceRepository;
import io.outdial.outbound.record.ResolvedReferences;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;

/** Runs an operation in one transaction, after looking up everything that the request names. */
@ApplicationScoped
class OperationService {

    @Inject
    ReferenceRepository references;

    /**
     * @param work what the operation does with what was found
     * @return what the agent is told after the commit
     * @throws io.outdial.platform.failure.Failure.NotFound if something does not exist for the agent
     */
    @WithTransaction
    Uni<List<RecordEvent>> carryOut(
            Agent agent, OperationRequest<?> request, Function<ResolvedReferences, Uni<List<RecordEvent>>> work) {
        return references
                .find(agent, request.references())
                .invoke(found -> ReferenceRule.requireAll(request, found))
                .chain(work::apply);
    }
}
