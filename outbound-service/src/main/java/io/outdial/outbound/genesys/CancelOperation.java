package io.outdial.outbound.genesys;

import io.outdial.outbound.genesys.OperationRequest.CallingList;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.ChainAttribute;
import io.outdial.outbound.record.RecordCommand.Cancel;
import io.outdial.outbound.record.RecordService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * {@code CancelRecord}. The pages have no operation of this name; its parameters are those of {@code DoNotCallRecord},
 * its message is the one of the outbound server (genesys-web-services.md §2.1, §2.5).
 */
@ApplicationScoped
class CancelOperation implements RecordOperation {

    @Inject
    OperationService operations;

    @Inject
    RecordService records;

    @Override
    public String name() {
        return "CancelRecord";
    }

    @Override
    public Privilege privilege() {
        return Privilege.CAN_CANCEL_RECORD;
    }

    @Override
    public boolean takes(RecordTarget target) {
        return target instanceof RecordTarget.OfHandle;
    }

    @Override
    public Uni<StoredNotifications> carryOut(Agent agent, RecordTarget target, OperationParameters parameters) {
        OperationRequest<Cancel> request = OperationRequest.read(
                target,
                parameters,
                CallingList.REQUIRED,
                own -> new Cancel(own.choice("chainAttribute", ChainAttribute.class, ChainAttribute.RECORD_ONLY)));
        return operations.carryOut(agent, request, privilege(), found -> records.carryOut(
                        agent, found, request.command())
                .replaceWith(List.of(RecordEvent.acknowledging("RecordCancelAcknowledge", request, found)
                        .withUserData(
                                "GSW_CHAIN_ATTR", WireName.of(request.command().chain())))));
    }
}
