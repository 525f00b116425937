package io.outdial.outbound.genesys;

import io.outdial.outbound.genesys.OperationRequest.CallingList;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.ChainRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** {@code GetChainedRecord}: the other numbers of the person (genesys-web-services.md §2.1). */
@ApplicationScoped
class GetChainedOperation implements RecordOperation {

    /** It asks for nothing but the record that its path names. */
    private record NoParameters() {}

    @Inject
    OperationService operations;

    @Inject
    ChainRepository chains;

    @Override
    public String name() {
        return "GetChainedRecord";
    }

    @Override
    public Privilege privilege() {
        return Privilege.CAN_DIAL_ALTERNATIVE_CHAINED_RECORD;
    }

    @Override
    public boolean takes(RecordTarget target) {
        return target instanceof RecordTarget.OfHandle;
    }

    @Override
    public Uni<StoredNotifications> carryOut(Agent agent, RecordTarget target, OperationParameters parameters) {
        OperationRequest<NoParameters> request =
                OperationRequest.read(target, parameters, CallingList.OPTIONAL, own -> new NoParameters());
        return operations.carryOut(agent, request, privilege(), found -> chains.find(agent.clientId(), found.handle())
                .map(chain -> {
                    List<RecordEvent> events = new ArrayList<>();
                    chain.others(found.handle())
                            .forEach(other -> events.add(RecordEvent.acknowledging("ChainedRecord", request, found)
                                    .ofHandle(other.handle())
                                    .withRecordField("phoneNumber", other.phone())
                                    .withRecordField("phoneType", WireName.of(other.phoneType()))
                                    .withUserData("GSW_CHAIN_ID", chain.id())
                                    .withUserData("GSW_CHAIN_N", other.chainN())
                                    .withUserData("GSW_PHONE", other.phone())
                                    .withUserData(
                                            "GSW_PHONE_TYPE", other.phoneType().number())
                                    .withUserData(
                                            "GSW_CALL_RESULT", other.result().number())
                                    .withUserData("GSW_ATTEMPTS", other.attempts())));
                    events.add(RecordEvent.acknowledging("ChainedRecordsDataEnd", request, found)
                            .withUserData("GSW_CHAIN_ID", chain.id()));
                    return List.copyOf(events);
                }));
    }
}
