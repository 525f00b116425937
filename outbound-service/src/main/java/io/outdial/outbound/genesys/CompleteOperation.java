package io.outdial.outbound.genesys;

import io.outdial.outbound.donotcall.DoNotCallService;
import io.outdial.outbound.genesys.OperationRequest.CallingList;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.CallResult;
import io.outdial.outbound.record.ChainAttribute;
import io.outdial.outbound.record.RecordCommand.Complete;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.outbound.record.RecordService;
import io.outdial.outbound.record.ResolvedReferences;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * {@code CompleteRecord} (genesys-web-services.md §2.1, §5.6). Whose record was taken away during the call is refused,
 * and what came of the call is kept.
 */
@ApplicationScoped
class CompleteOperation implements RecordOperation {

    private static final String NAME = "CompleteRecord";

    @Inject
    OperationService operations;

    @Inject
    RecordService records;

    @Inject
    DoNotCallService doNotCall;

    @Override
    public String name() {
        return NAME;
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
        OperationRequest<Complete> request = OperationRequest.read(target, parameters, CallingList.REQUIRED, own -> {
            own.text("phoneNumber");
            return new Complete(own.callResult("callResult", CallResult.OK), null);
        });
        CallResult result = request.command().result();
        return operations
                .carryOutForAll(agent, request, privilege(), found -> complete(agent, found, request.command())
                        .map(others -> new OperationService.Told(
                                List.of(RecordEvent.acknowledging("RecordProcessedAcknowledge", request, found)
                                        .withUserData("GSW_CALL_RESULT", result.number())),
                                others)))
                .onFailure(Failure.Refused.class)
                .call(() -> records.keepResult(agent, request.handle(), result));
    }

    /** Who does not want to be called is listed, as by {@code DoNotCallRecord}. */
    private Uni<List<RecordNotice>> complete(Agent agent, ResolvedReferences found, Complete command) {
        privilege(command.result()).requireIn(found.privileges());
        return command.result() == CallResult.DO_NOT_CALL
                ? records.requireMarkable(agent, found)
                        .chain(() -> doNotCall.mark(
                                agent,
                                new DoNotCall(List.of(), ChainAttribute.RECORD_ONLY),
                                found,
                                "member " + agent.memberId() + " by " + NAME))
                : records.carryOut(agent, found, command).replaceWith(List.of());
    }

    /** A result that does what another operation does asks for what that one asks for. */
    private Privilege privilege(CallResult result) {
        return switch (result) {
            case DO_NOT_CALL -> Privilege.CAN_MARK_DO_NOT_CALL;
            case CANCEL_RECORD -> Privilege.CAN_CANCEL_RECORD;
            default -> privilege();
        };
    }
}
