package io.outdial.transfer.config;

import io.outdial.contract.transfer.TransferConfigAnswerDto;
import io.outdial.contract.transfer.TransferConfigsApi;
import io.outdial.contract.transfer.UpdateTransferConfigDto;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/campaigns/transfer-configs/{id}} (carecycle.md §1.3). */
@Cancellable(false)
public class TransferConfigResource implements TransferConfigsApi {

    @Inject
    TransferConfigService configs;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<TransferConfigAnswerDto> updateTransferConfig(
            UUID id, UpdateTransferConfigDto patch, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(
                call, idempotencyKey, TransferConfigAnswerDto.class, () -> configs.update(clientId, id, patch)
                        .map(TransferConfigAnswerDto::new));
    }
}
