package io.outdial.outbound.source;

import io.outdial.contract.outbound.CreateSourceDto;
import io.outdial.contract.outbound.SourceAnswerDto;
import io.outdial.contract.outbound.SourcePageDto;
import io.outdial.contract.outbound.SourcesApi;
import io.outdial.contract.outbound.UpdateSourceDto;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * {@code /v2/sources}. careCycle makes its sources in its product (carecycle.md §2.7); the shape here follows its other
 * resources.
 */
@Cancellable(false)
public class SourceResource implements SourcesApi {

    @Inject
    SourceService sources;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<SourcePageDto> listSources(Integer page, Integer limit, String sortBy, String sortOrder, String search) {
        return sources.list(call.clientId(), PageQuery.of(page, limit, sortBy, sortOrder, search))
                .map(SourceMapper::toPage);
    }

    @Override
    public Uni<SourceAnswerDto> getSource(UUID sourceId) {
        return sources.get(call.clientId(), sourceId).map(SourceAnswerDto::new);
    }

    @Override
    public Uni<SourceAnswerDto> createSource(CreateSourceDto create, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, SourceAnswerDto.class, () -> sources.create(clientId, create)
                .map(SourceAnswerDto::new));
    }

    @Override
    public Uni<SourceAnswerDto> updateSource(UUID sourceId, UpdateSourceDto patch, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(
                call, idempotencyKey, SourceAnswerDto.class, () -> sources.update(clientId, sourceId, patch)
                        .map(SourceAnswerDto::new));
    }

    @Override
    public Uni<SourceAnswerDto> deleteSource(UUID sourceId, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, SourceAnswerDto.class, () -> sources.delete(clientId, sourceId)
                .map(SourceAnswerDto::new));
    }
}
