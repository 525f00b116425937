package io.outdial.outbound.genesys;

import io.outdial.outbound.record.RecordReferences;
import io.outdial.platform.failure.Failure;
import java.util.function.Function;

/**
 * An operation on records whose parameters are there and of their types (genesys-web-services.md §2); whether what they
 * name exists is another question.
 *
 * @param handle null where the parameters say which records
 * @param callingList null where the operation does not need it: any list of the campaign
 * @param command what is asked of the records
 * @param referenceId null where the agent wants none back
 */
record OperationRequest<C>(
        Long handle,
        int applicationId,
        String campaignName,
        String callingList,
        C command,
        String devicePath,
        String referenceId) {

    /** Whether an operation can go without the name of the calling list. */
    enum CallingList {
        REQUIRED,
        OPTIONAL
    }

    /**
     * @param command reads the parameters of the operation itself; what is faulty there reads as null
     * @throws Failure.NotValid with every fault
     */
    static <C> OperationRequest<C> read(
            RecordTarget target,
            OperationParameters parameters,
            CallingList callingList,
            Function<OperationParameters, C> command) {
        Long handle = target instanceof RecordTarget.OfHandle of ? of.handle() : null;
        Integer applicationId = parameters.requiredInteger("applicationId");
        String campaignName = parameters.requiredText("campaignName");
        String list = callingList == CallingList.REQUIRED
                ? parameters.requiredText("callingList")
                : parameters.text("callingList");
        C own = command.apply(parameters);
        String devicePath = parameters.requiredText("devicePath");
        String referenceId = parameters.text("referenceId");
        parameters.refuseIfFaulty();
        return new OperationRequest<>(handle, applicationId, campaignName, list, own, devicePath, referenceId);
    }

    RecordReferences references() {
        return new RecordReferences(DevicePath.deviceId(devicePath).orElse(null), campaignName, callingList, handle);
    }
}
