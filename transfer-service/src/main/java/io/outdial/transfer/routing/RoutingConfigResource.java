package io.outdial.transfer.routing;

import io.outdial.contract.transfer.CreateRoutingConfigDto;
import io.outdial.contract.transfer.RoutingConfigAnswerDto;
import io.outdial.contract.transfer.RoutingConfigPageDto;
import io.outdial.contract.transfer.RoutingConfigsApi;
import io.outdial.contract.transfer.UpdateRoutingConfigDto;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.paging.PageRequest;
import io.outdial.transfer.listing.Order;
import io.outdial.transfer.listing.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/campaigns/routing-configs} (carecycle.md §2.4). */
@Cancellable(false)
public class RoutingConfigResource implements RoutingConfigsApi {

    @Inject
    RoutingConfigService routings;

    @Inject
    RoutingMembers members;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<RoutingConfigAnswerDto> createRoutingConfig(CreateRoutingConfigDto body, String idempotencyKey) {
        UUID clientId = call.clientId();
        RoutingPatch patch = RoutingConfigMapper.patch(body);
        return idempotency.once(
                call,
                idempotencyKey,
                RoutingConfigAnswerDto.class,
                () -> {
                    RoutingConfigService.validate(RoutingPlan.DEFAULT, patch);
                    return members.require(clientId, patch.members());
                },
                checked -> routings.create(clientId, body.name(), patch).map(RoutingConfigAnswerDto::new));
    }

    @Override
    public Uni<RoutingConfigAnswerDto> getRoutingConfig(UUID id) {
        return routings.get(call.clientId(), id).map(RoutingConfigAnswerDto::new);
    }

    @Override
    public Uni<RoutingConfigPageDto> listRoutingConfigs(
            Integer page, Integer limit, String sortBy, String sortOrder, String name) {
        return routings.list(
                call.clientId(), new PageQuery(name, Order.of(sortBy, sortOrder), PageRequest.of(page, limit)));
    }

    @Override
    public Uni<RoutingConfigAnswerDto> updateRoutingConfig(
            UUID id, UpdateRoutingConfigDto body, String idempotencyKey) {
        UUID clientId = call.clientId();
        RoutingPatch patch = RoutingConfigMapper.patch(body);
        return idempotency.once(
                call,
                idempotencyKey,
                RoutingConfigAnswerDto.class,
                () -> members.require(clientId, patch.members()),
                checked -> routings.update(clientId, id, body.name(), patch).map(RoutingConfigAnswerDto::new));
    }

    @Override
    public Uni<RoutingConfigAnswerDto> deleteRoutingConfig(UUID id, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, RoutingConfigAnswerDto.class, () -> routings.delete(clientId, id)
                .map(RoutingConfigAnswerDto::new));
    }
}
