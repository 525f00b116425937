package io.outdial.transfer.config;

import io.outdial.contract.transfer.TransferConfigDto;
import io.outdial.contract.transfer.UpdateTransferConfigDto;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.transfer.routing.RoutingConfig;
import io.outdial.transfer.routing.RoutingConfigRepository;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.openapitools.jackson.nullable.JsonNullable;

/** Keeps transfer configs. The patch is the contract's own record: it tells absent from null, and a copy of it would only repeat its fourteen fields. */
@ApplicationScoped
public class TransferConfigService {

    @Inject
    TransferConfigRepository configs;

    @Inject
    RoutingConfigRepository routingConfigs;

    /**
     * Changes what the patch names. A patch that changes nothing leaves {@code updatedAt} as it is.
     *
     * @throws Failure.NotFound if the client does not have the config, or the routing config that the patch names
     * @throws Failure.NotValid if the config would lose the destination of its type: see {@link TransferConfigPolicy}
     */
    @WithTransaction
    Uni<TransferConfigDto> update(UUID clientId, UUID id, UpdateTransferConfigDto patch) {
        return configs.lock(clientId, id)
                .onItem()
                .ifNull()
                .failWith(TransferConfigService::unknownConfig)
                .invoke(config -> judge(config, patch))
                .call(() -> holdRoutingConfig(clientId, patch.routingConfigId()))
                .map(config -> change(config, patch));
    }

    static Failure.NotFound unknownConfig() {
        return new Failure.NotFound("No transfer config with this id");
    }

    private static void judge(TransferConfig config, UpdateTransferConfigDto patch) {
        List<Issue> issues = TransferConfigPolicy.check(config.destination(), TransferConfigMapper.destination(patch));
        if (!issues.isEmpty()) {
            throw new Failure.NotValid(issues);
        }
    }

    private Uni<RoutingConfig> holdRoutingConfig(UUID clientId, JsonNullable<UUID> id) {
        if (id.orElse(null) == null) {
            return Uni.createFrom().nullItem();
        }
        return routingConfigs
                .hold(clientId, id.get())
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound("No routing config with this id"));
    }

    private static TransferConfigDto change(TransferConfig config, UpdateTransferConfigDto patch) {
        TransferConfigDto before = TransferConfigMapper.toDto(config);
        TransferConfigMapper.apply(patch, config);
        if (TransferConfigMapper.toDto(config).equals(before)) {
            return before;
        }
        config.updatedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return TransferConfigMapper.toDto(config);
    }
}
