package io.outdial.transfer.config;

import io.outdial.platform.failure.Failure;
import io.outdial.transfer.routing.RoutingConfig;
import io.outdial.transfer.routing.RoutingConfigRepository;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Reads transfer configs for those who resolve them. */
@ApplicationScoped
public class TransferConfigReader {

    @Inject
    TransferConfigRepository configs;

    @Inject
    RoutingConfigRepository routingConfigs;

    /**
     * The config with its routing.
     *
     * @throws Failure.NotFound if the client has no such config
     */
    @WithSession
    public Uni<TransferConfigView> find(UUID clientId, UUID id) {
        return configs.find(clientId, id)
                .onItem()
                .ifNull()
                .failWith(TransferConfigService::unknown)
                .chain(config -> routing(config).map(routing -> plan(config, routing)));
    }

    private Uni<RoutingConfig> routing(TransferConfig config) {
        return config.routingConfigId == null
                ? Uni.createFrom().nullItem()
                : routingConfigs.find(config.clientId, config.routingConfigId);
    }

    private static TransferConfigView plan(TransferConfig config, RoutingConfig routing) {
        return new TransferConfigView(
                config.id,
                config.name,
                config.type,
                config.destination().isUsable(),
                config.warmTransfer,
                config.directPhoneNumber,
                config.dynamicOptions,
                config.sipUri,
                config.sipHeaders,
                config.warmSummaryPrompt,
                config.warmMode,
                config.softphoneFallbackType,
                config.softphoneHandoffStrategy,
                config.softphoneFallbackPhoneNumber,
                config.appointmentBookingEnabled,
                config.appointmentConfigId,
                config.transferWaitingMessages,
                routing == null ? null : routing.plan());
    }
}
