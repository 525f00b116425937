package io.outdial.transfer.config;

import io.outdial.platform.failure.Failure;
import io.outdial.transfer.routing.RoutingConfig;
import io.outdial.transfer.routing.RoutingConfigRepository;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Reads transfer configs for resolving calls. */
@ApplicationScoped
public class TransferConfigReader {

    @Inject
    TransferConfigRepository configs;

    @Inject
    RoutingConfigRepository routingConfigs;

    /**
     * The config with its routing config.
     *
     * @throws Failure.NotFound if the client has no such config
     */
    @WithSession
    public Uni<TransferConfigView> find(UUID clientId, UUID id) {
        return configs.find(clientId, id)
                .onItem()
                .ifNull()
                .failWith(TransferConfigService::unknown)
                .chain(config -> routing(config).map(routing -> toView(config, routing)));
    }

    /** Those of the configs that the client has, in the order of the ids. */
    @WithSession
    public Uni<List<TransferConfigView>> findAll(UUID clientId, List<UUID> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(id -> configs.find(clientId, id)
                        .chain(config -> config == null
                                ? Uni.createFrom().nullItem()
                                : routing(config).map(routing -> toView(config, routing))))
                .collect()
                .asList();
    }

    private Uni<RoutingConfig> routing(TransferConfig config) {
        return config.routingConfigId == null
                ? Uni.createFrom().nullItem()
                : routingConfigs.find(config.clientId, config.routingConfigId);
    }

    private static TransferConfigView toView(TransferConfig config, RoutingConfig routing) {
        return TransferConfigView.builder()
                .id(config.id)
                .name(config.name)
                .type(config.type)
                .usable(config.destination().isUsable())
                .warmTransfer(config.warmTransfer)
                .directPhoneNumber(config.directPhoneNumber)
                .dynamicOptions(config.dynamicOptions)
                .sipUri(config.sipUri)
                .sipHeaders(config.sipHeaders)
                .warmSummaryPrompt(config.warmSummaryPrompt)
                .warmMode(config.warmMode)
                .softphoneFallbackType(config.softphoneFallbackType)
                .softphoneHandoffStrategy(config.softphoneHandoffStrategy)
                .softphoneFallbackPhoneNumber(config.softphoneFallbackPhoneNumber)
                .appointmentBookingEnabled(config.appointmentBookingEnabled)
                .appointmentConfigId(config.appointmentConfigId)
                .transferWaitingMessages(config.transferWaitingMessages)
                .routing(routing == null ? null : routing.plan())
                .build();
    }
}
