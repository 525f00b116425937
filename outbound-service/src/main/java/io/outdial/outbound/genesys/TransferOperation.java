package io.outdial.outbound.genesys;

import io.outdial.outbound.genesys.OperationRequest.CallingList;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.CallResult;
import io.outdial.outbound.record.RecordCommand.Complete;
import io.outdial.outbound.record.RecordService;
import io.outdial.outbound.record.ResolvedReferences;
import io.outdial.outbound.record.TransferSubject;
import io.outdial.outbound.record.TransferSubjectRepository;
import io.outdial.outbound.transfer.TransferService;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * {@code TransferRecord}, which the pages do not have: the agent hands the call over (ADR 0061). The answer says that
 * it was understood; where the call goes, or why nowhere, an event tells.
 */
@ApplicationScoped
class TransferOperation implements AskingOperation {

    private static final String CONFIG = "transferConfigId";
    private static final String RESULT = "callResult";

    @Inject
    OperationService operations;

    @Inject
    RecordService records;

    @Inject
    TransferSubjectRepository subjects;

    @Inject
    TransferService transfers;

    /** @param configId null for the configs of the campaign */
    record Transfer(UUID configId, CallResult result) {}

    /**
     * What was found out.
     *
     * @param destination null where there is none
     * @param failure null where there is a destination
     */
    private record Outcome(UUID attemptId, Map<String, Object> destination, Failure failure) {}

    @Override
    public String name() {
        return "TransferRecord";
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
    public Uni<Supplier<Uni<StoredNotifications>>> ask(
            Agent agent, RecordTarget target, OperationParameters parameters) {
        OperationRequest<Transfer> request =
                OperationRequest.read(target, parameters, CallingList.REQUIRED, TransferOperation::read);
        return operations
                .read(agent, request, privilege(), found -> records.requireTransferable(agent, request.handle()))
                .chain(subject -> resolve(agent, subject, request.command()))
                .map(outcome -> () -> operations.carryOut(
                        agent, request, privilege(), found -> carryOut(agent, request, found, outcome)));
    }

    /** Never fails for a reason that the agent is to hear. */
    private Uni<Outcome> resolve(Agent agent, TransferSubject subject, Transfer command) {
        return transfers
                .resolve(agent.clientId(), subject, command.configId())
                .map(destination -> new Outcome(subject.attemptId(), destination, null))
                .onFailure(Failure.class)
                .recoverWithItem(failure -> new Outcome(subject.attemptId(), null, failure));
    }

    private Uni<List<RecordEvent>> carryOut(
            Agent agent, OperationRequest<Transfer> request, ResolvedReferences found, Outcome outcome) {
        if (outcome.failure() != null) {
            return Uni.createFrom().item(List.of(RecordEvent.failed(request, found, outcome.failure())));
        }
        CallResult result = request.command().result();
        return records.carryOut(agent, found, new Complete(result, null))
                .chain(() -> subjects.keep(agent.clientId(), outcome.attemptId(), outcome.destination()))
                .replaceWith(List.of(RecordEvent.acknowledging("RecordTransferred", request, found)
                        .withRecordField("transfer", outcome.destination())
                        .withUserData("GSW_CALL_RESULT", result.number())));
    }

    private static Transfer read(OperationParameters own) {
        CallResult result = own.callResult(RESULT, CallResult.TRANSFERRED);
        if (result == CallResult.DO_NOT_CALL) {
            own.wrong(
                    RESULT,
                    "is no result of a call that is transferred",
                    "such as Transferred",
                    Issue.Kind.INVALID_VALUE);
        }
        return new Transfer(configId(own), result);
    }

    private static UUID configId(OperationParameters own) {
        String given = own.text(CONFIG);
        if (given == null) {
            return null;
        }
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            own.wrong(CONFIG, "must be a uuid", "uuid", Issue.Kind.INVALID_FORMAT);
            return null;
        }
    }
}
