package io.outdial.outbound.record;

import io.outdial.outbound.agent.Agent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** {@code DoNotCallRecord}, by handle or by number (genesys-web-services.md §1). */
@ApplicationScoped
class DoNotCallOperation implements RecordOperation {

    @Inject
    DoNotCallService service;

    @Override
    public String name() {
        return DoNotCallRequest.NAME;
    }

    @Override
    public boolean takes(RecordTarget target) {
        return true;
    }

    @Override
    public Uni<RecordEvent> carryOut(Agent agent, RecordTarget target, OperationParameters parameters) {
        DoNotCallRequest request = DoNotCallRequest.read(target, parameters, agent.region());
        return service.mark(agent, request).map(found -> DoNotCallAcknowledgement.of(request, found));
    }
}
