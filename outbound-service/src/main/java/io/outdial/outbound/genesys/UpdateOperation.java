package io.outdial.outbound.genesys;

import io.outdial.outbound.genesys.OperationRequest.CallingList;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.PhoneType;
import io.outdial.outbound.record.RecordCommand.Update;
import io.outdial.outbound.record.RecordService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** {@code UpdateRecord} (genesys-web-services.md §2.1, §2.2). */
@ApplicationScoped
class UpdateOperation implements RecordOperation {

    @Inject
    OperationService operations;

    @Inject
    RecordService records;

    @Override
    public String name() {
        return "UpdateRecord";
    }

    @Override
    public Privilege privilege() {
        return Privilege.CAN_SET_CALL_RESULT;
    }

    @Override
    public boolean takes(RecordTarget target) {
        return target instanceof RecordTarget.OfHandle;
    }

    @Override
    public Uni<StoredNotifications> carryOut(Agent agent, RecordTarget target, OperationParameters parameters) {
        OperationRequest<Update> request = read(target, parameters, agent.region());
        return operations.carryOut(
                agent, request, privilege(), found -> records.carryOut(agent, found, request.command())
                        .replaceWith(List.of(
                                RecordEvent.acknowledging("UpdateCallCompletionStatsAcknowledge", request, found))));
    }

    /** @param region two-letter region that a national number is read in */
    static OperationRequest<Update> read(RecordTarget target, OperationParameters parameters, String region) {
        return OperationRequest.read(
                target,
                parameters,
                CallingList.OPTIONAL,
                own -> new Update(
                        ContactParameters.phone(own, region),
                        own.choice("phoneType", PhoneType.class, null),
                        ContactParameters.timeZone(own),
                        ContactParameters.second(own, "from"),
                        ContactParameters.second(own, "until")));
    }
}
