package io.outdial.outbound.genesys;

import io.outdial.outbound.record.ResolvedReferences;
import io.outdial.platform.failure.Failure;

/** Everything that a request names has to exist for the agent. */
final class ReferenceRule {

    private ReferenceRule() {}

    /** @throws Failure.NotFound naming the first thing of the request that does not exist for the agent */
    static void requireAll(OperationRequest<?> request, ResolvedReferences found) {
        require(found.deviceId() != null, "No device of yours with this devicePath");
        require(found.campaignId() != null, "No campaign with this campaignName");
        require(
                found.applicationId() == request.applicationId(),
                "No application with this applicationId runs the campaign");
        require(
                request.callingList() == null || found.callingListId() != null,
                "No callingList with this name in the campaign");
        require(
                request.handle() == null || found.handle() != null,
                "No record with this handle in the " + (request.callingList() == null ? "campaign" : "calling list"));
    }

    private static void require(boolean isThere, String otherwise) {
        if (!isThere) {
            throw new Failure.NotFound(otherwise);
        }
    }
}
