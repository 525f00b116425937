package io.outdial.outbound.genesys;

import io.outdial.outbound.genesys.OperationRequest.CallingList;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.RecordCommand.Reject;
import io.outdial.outbound.record.RecordService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** {@code RejectRecord} (genesys-web-services.md §2.1). */
@ApplicationScoped
class RejectOperation implements RecordOperation {

    @Inject
    OperationService operations;

    @Inject
    RecordService records;

    @Override
    public String name() {
        return "RejectRecord";
    }

    @Override
    public Privilege privilege() {
        return Privilege.CAN_REJECT_RECORD;
    }

    @Override
    public boolean takes(RecordTarget target) {
        return target instanceof RecordTarget.OfHandle;
    }

    @Override
    public Uni<StoredNotifications> carryOut(Agent agent, RecordTarget target, OperationParameters parameters) {
        OperationRequest<Reject> request =
                OperationRequest.read(target, parameters, CallingList.REQUIRED, own -> new Reject());
        return operations.carryOut(
                agent, request, privilege(), found -> records.carryOut(agent, found, request.command())
                        .replaceWith(List.of(RecordEvent.acknowledging("RecordRejectAcknowledge", request, found))));
    }
}
