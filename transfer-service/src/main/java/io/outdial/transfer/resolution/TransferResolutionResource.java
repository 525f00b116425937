package io.outdial.transfer.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.transfer.ResolveTransferDto;
import io.outdial.contract.transfer.TransferResolutionApi;
import io.outdial.contract.transfer.TransferResolutionDto;
import io.outdial.contract.transfer.TransferTestDto;
import io.outdial.platform.caller.Call;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/campaigns/transfer-configs/{id}/resolve} and {@code …/test}: what careCycle does not have. */
@Cancellable(false)
public class TransferResolutionResource implements TransferResolutionApi {

    @Inject
    ResolutionService resolutions;

    @Inject
    Call call;

    @Override
    public Uni<TransferResolutionDto> resolveTransfer(UUID id, ResolveTransferDto request) {
        return resolutions
                .resolve(id, transferCall(request))
                .invoke(resolved -> ResolutionService.refusal(resolved.resolution())
                        .ifPresent(refusal -> {
                            throw refusal;
                        }))
                .map(ResolutionMapper::toDto);
    }

    @Override
    public Uni<TransferTestDto> testTransfer(UUID id, ResolveTransferDto request) {
        return resolutions.resolve(id, transferCall(request)).map(TestMapper::toDto);
    }

    /**
     * The variables are taken from the body as it was read: bound to Java's types, a decimal would lose its last
     * digits.
     */
    private TransferCall transferCall(ResolveTransferDto request) {
        Map<String, JsonNode> variables = new HashMap<>();
        call.body().path("variables").properties().forEach(field -> variables.put(field.getKey(), field.getValue()));
        List<Issue> issues = VariableRule.check(variables);
        if (!issues.isEmpty()) {
            throw new Failure.NotValid(issues);
        }
        return new TransferCall(
                call.clientId(),
                call.caller().client().region(),
                request.customerPhone(),
                request.campaignId(),
                variables);
    }
}
