package io.outdial.transfer.resolution;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.contract.transfer.TransferAnswerDto;
import io.outdial.contract.transfer.TransferConfigFactsDto;
import io.outdial.contract.transfer.TransferQuestionDto;
import io.outdial.contract.transfer.TransferRefusalCodeDto;
import io.outdial.contract.transfer.TransferRefusalDto;
import io.outdial.contract.transfer.TransfersApi;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.registry.Client;
import io.outdial.transfer.config.TransferConfigView;
import io.outdial.transfer.resolution.RecordTransferService.RecordTransfer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /internal/v1/transfers:resolve}: what outbound-service asks for a record. */
@Cancellable(false)
public class RecordTransferResource implements TransfersApi {

    private static final TransferRefusalDto UNKNOWN =
            new TransferRefusalDto(TransferRefusalCodeDto.NOT_FOUND, "No transfer config with this id");

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    @Inject
    RecordTransferService transfers;

    @Inject
    ResolutionService resolutions;

    @Inject
    KeyRegistry registry;

    @Inject
    ObjectMapper json;

    @Override
    public Uni<TransferAnswerDto> resolveTransferOfRecord(TransferQuestionDto question) {
        String region = registry.client(question.clientId()).map(Client::region).orElse(null);
        Map<String, JsonNode> variables = new HashMap<>();
        question.variables().forEach((name, value) -> variables.put(name, json.valueToTree(value)));
        TransferCall call = new TransferCall(
                question.clientId(),
                region,
                question.customerPhone(),
                question.campaignId(),
                VariableRule.usable(variables));
        return transfers.resolve(question.transferConfigIds(), call).map(resolved -> toDto(resolved, region));
    }

    private TransferAnswerDto toDto(RecordTransfer resolved, String region) {
        TransferRefusalDto refusal = refusal(resolved.chosen());
        return new TransferAnswerDto(
                refusal == null ? json.convertValue(ResolutionMapper.toDto(resolved.chosen()), FIELDS) : null,
                refusal,
                resolved.configs().stream().map(plan -> facts(plan, region)).toList());
    }

    private TransferConfigFactsDto facts(TransferConfigView plan, String region) {
        return new TransferConfigFactsDto(
                plan.id(),
                ResolutionRule.fallbackNumber(plan, region).orElse(null),
                resolutions.pingBudget(plan).toMillis());
    }

    /** Null if there is a destination. */
    private static TransferRefusalDto refusal(ResolvedPlan chosen) {
        if (chosen == null) {
            return UNKNOWN;
        }
        return ResolutionService.refusal(chosen.resolution())
                .map(failure -> new TransferRefusalDto(
                        failure instanceof Failure.Unavailable
                                ? TransferRefusalCodeDto.PING_FAILED
                                : TransferRefusalCodeDto.NOT_USABLE,
                        failure.getMessage()))
                .orElse(null);
    }
}
