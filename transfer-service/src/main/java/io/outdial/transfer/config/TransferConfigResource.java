package io.outdial.transfer.config;

import io.outdial.contract.transfer.CreateTransferConfigDto;
import io.outdial.contract.transfer.TransferConfigAnswerDto;
import io.outdial.contract.transfer.TransferConfigDto;
import io.outdial.contract.transfer.TransferConfigPageDto;
import io.outdial.contract.transfer.TransferConfigsApi;
import io.outdial.contract.transfer.UpdateTransferConfigDto;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.paging.PageRequest;
import io.outdial.transfer.listing.Order;
import io.outdial.transfer.listing.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/campaigns/transfer-configs} (carecycle.md §1.3, §2.3). */
@Cancellable(false)
public class TransferConfigResource implements TransferConfigsApi {

    @Inject
    TransferConfigService configs;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<TransferConfigAnswerDto> createTransferConfig(CreateTransferConfigDto body, String idempotencyKey) {
        UUID clientId = call.clientId();
        return once(idempotencyKey, () -> configs.create(clientId, body));
    }

    @Override
    public Uni<TransferConfigAnswerDto> getTransferConfig(UUID id) {
        return configs.get(call.clientId(), id).map(TransferConfigAnswerDto::new);
    }

    @Override
    public Uni<TransferConfigPageDto> listTransferConfigs(
            Integer page, Integer limit, String sortBy, String sortOrder, String type, String name) {
        PageQuery listing = new PageQuery(name, Order.of(sortBy, sortOrder), PageRequest.of(page, limit));
        return configs.list(call.clientId(), TransferConfigMapper.type(type), listing);
    }

    @Override
    public Uni<TransferConfigAnswerDto> updateTransferConfig(
            UUID id, UpdateTransferConfigDto patch, String idempotencyKey) {
        UUID clientId = call.clientId();
        return once(idempotencyKey, () -> configs.update(clientId, id, patch));
    }

    @Override
    public Uni<TransferConfigAnswerDto> deleteTransferConfig(UUID id, String idempotencyKey) {
        UUID clientId = call.clientId();
        return once(idempotencyKey, () -> configs.delete(clientId, id));
    }

    private Uni<TransferConfigAnswerDto> once(String idempotencyKey, Supplier<Uni<TransferConfigDto>> change) {
        return idempotency.once(call, idempotencyKey, TransferConfigAnswerDto.class, () -> change.get()
                .map(TransferConfigAnswerDto::new));
    }
}
