package io.outdial.outbound.mapping;

import io.outdial.contract.outbound.CreateMappingDto;
import io.outdial.contract.outbound.MappingAnswerDto;
import io.outdial.contract.outbound.MappingPageDto;
import io.outdial.contract.outbound.MappingsApi;
import io.outdial.contract.outbound.UpdateMappingDto;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/mappings}, in the shape of careCycle's resources: CloudAgent has no API for its mapping files. */
@Cancellable(false)
public class MappingResource implements MappingsApi {

    @Inject
    MappingService mappings;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<MappingPageDto> listMappings(
            Integer page, Integer limit, String sortBy, String sortOrder, String search) {
        return mappings.list(call.clientId(), PageQuery.of(page, limit, sortBy, sortOrder, search))
                .map(MappingMapper::toPage);
    }

    @Override
    public Uni<MappingAnswerDto> getMapping(UUID mappingId) {
        return mappings.get(call.clientId(), mappingId).map(MappingAnswerDto::new);
    }

    @Override
    public Uni<MappingAnswerDto> createMapping(CreateMappingDto create, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, MappingAnswerDto.class, () -> mappings.create(clientId, create)
                .map(MappingAnswerDto::new));
    }

    @Override
    public Uni<MappingAnswerDto> updateMapping(UUID mappingId, UpdateMappingDto patch, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(
                call, idempotencyKey, MappingAnswerDto.class, () -> mappings.update(clientId, mappingId, patch)
                        .map(MappingAnswerDto::new));
    }

    @Override
    public Uni<MappingAnswerDto> deleteMapping(UUID mappingId, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, MappingAnswerDto.class, () -> mappings.delete(clientId, mappingId)
                .map(MappingAnswerDto::new));
    }
}
