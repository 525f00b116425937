package io.outdial.transfer.config;

import io.outdial.contract.transfer.CreateTransferConfigDto;
import io.outdial.contract.transfer.TransferConfigDto;
import io.outdial.contract.transfer.TransferConfigPageDto;
import io.outdial.contract.transfer.UpdateTransferConfigDto;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.paging.Page;
import io.outdial.transfer.listing.PageQuery;
import io.outdial.transfer.routing.RoutingConfig;
import io.outdial.transfer.routing.RoutingConfigRepository;
import io.outdial.transfer.routing.RoutingConfigService;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Creates, changes and deletes transfer configs. The patch is the contract's own record, which tells absent from null;
 * a copy would only repeat its fields.
 */
@ApplicationScoped
public class TransferConfigService {

    private static final long MAX_PAGE_BYTES = 16 * 1024 * 1024;

    @Inject
    Clock clock;

    @Inject
    TransferConfigRepository configs;

    @Inject
    RoutingConfigRepository routingConfigs;

    /**
     * Creates a config. It may lack its destination; {@code usable} is false then.
     *
     * @throws Failure.NotFound if the client has no such routing config
     * @throws Failure.NotValid if it books appointments without an appointment config
     */
    @WithTransaction
    Uni<TransferConfigDto> create(UUID clientId, CreateTransferConfigDto body) {
        TransferConfig config = TransferConfigMapper.create(body);
        config.clientId = clientId;
        config.id = UuidV7.next();
        config.createdAt = clock.instant();
        config.updatedAt = config.createdAt;
        List<Issue> issues = new ArrayList<>(
                TransferConfigPolicy.checkNewBooking(config.softphoneFallbackType, config.appointmentConfigId));
        issues.addAll(TransferConfigPolicy.checkNumbers(TransferConfigMapper.numbers(body)));
        issues.addAll(DynamicOptionsPolicy.check(config.dynamicOptions));
        refuse(issues);
        return lockRoutingConfig(clientId, config.routingConfigId)
                .chain(() -> configs.persist(config))
                .map(TransferConfigMapper::toDto);
    }

    /**
     * With its routing config.
     *
     * @throws Failure.NotFound if the client has no such config
     */
    @WithSession
    Uni<TransferConfigDto> get(UUID clientId, UUID id) {
        return orNotFound(configs.find(clientId, id))
                .chain(config -> routing(config).map(routing -> TransferConfigMapper.toDto(config, routing)));
    }

    private Uni<RoutingConfig> routing(TransferConfig config) {
        return config.routingConfigId == null
                ? Uni.createFrom().nullItem()
                : routingConfigs.find(config.clientId, config.routingConfigId);
    }

    /**
     * One page of the list. A config may be as large as a request body, and a hundred of them may exceed the memory, so
     * the size of the page is measured before it is read.
     *
     * @param type null for any
     * @throws Failure.Refused if the page would be too large
     */
    @WithSession
    Uni<TransferConfigPageDto> list(UUID clientId, TransferType type, PageQuery listing) {
        return configs.measure(clientId, type, listing)
                .invoke(measure -> {
                    if (measure.bytes() > MAX_PAGE_BYTES) {
                        throw new Failure.Refused(
                                ErrorCode.LIMIT_EXCEEDED, "This page is larger than 16 MiB: ask for fewer with limit");
                    }
                })
                .chain(measure -> configs.list(clientId, type, listing)
                        .map(page -> Page.of(listing.page(), measure.total(), page)))
                .map(TransferConfigMapper::toDto);
    }

    /**
     * Applies the patch. A patch without effect leaves {@code updatedAt} unchanged.
     *
     * @throws Failure.NotFound if the client has no such config, or no such routing config
     * @throws Failure.NotValid if the config would lose the destination of its type or its appointment config: see
     *     {@link TransferConfigPolicy}
     */
    @WithTransaction
    Uni<TransferConfigDto> update(UUID clientId, UUID id, UpdateTransferConfigDto patch) {
        return orNotFound(configs.lock(clientId, id))
                .invoke(config -> validate(config, patch))
                .call(() -> lockRoutingConfig(clientId, patch.routingConfigId().orElse(null)))
                .map(config -> change(config, patch));
    }

    private static void validate(TransferConfig config, UpdateTransferConfigDto patch) {
        List<Issue> issues = new ArrayList<>();
        issues.addAll(TransferConfigPolicy.check(config.destination(), TransferConfigMapper.destination(patch)));
        issues.addAll(
                TransferConfigPolicy.checkBooking(config.softphoneFallbackType, TransferConfigMapper.booking(patch)));
        issues.addAll(TransferConfigPolicy.checkNumbers(TransferConfigMapper.numbers(patch)));
        issues.addAll(DynamicOptionsPolicy.check(TransferConfigMapper.dynamicOptions(patch)));
        refuse(issues);
    }

    private static void refuse(List<Issue> issues) {
        if (!issues.isEmpty()) {
            throw new Failure.NotValid(issues);
        }
    }

    private Uni<RoutingConfig> lockRoutingConfig(UUID clientId, UUID id) {
        return id == null
                ? Uni.createFrom().nullItem()
                : routingConfigs.lockShared(clientId, id).onItem().ifNull().failWith(RoutingConfigService::unknown);
    }

    private TransferConfigDto change(TransferConfig config, UpdateTransferConfigDto patch) {
        TransferConfigDto before = TransferConfigMapper.toDto(config);
        TransferConfigMapper.apply(patch, config);
        if (TransferConfigMapper.toDto(config).equals(before)) {
            return before;
        }
        config.updatedAt = clock.instant();
        return TransferConfigMapper.toDto(config);
    }

    /**
     * Deletes a config and returns it.
     *
     * @throws Failure.NotFound if the client has no such config
     */
    @WithTransaction
    Uni<TransferConfigDto> delete(UUID clientId, UUID id) {
        return orNotFound(configs.lock(clientId, id)).chain(config -> {
            TransferConfigDto deleted = TransferConfigMapper.toDto(config);
            return configs.delete(config).replaceWith(deleted);
        });
    }

    private static Uni<TransferConfig> orNotFound(Uni<TransferConfig> config) {
        return config.onItem().ifNull().failWith(TransferConfigService::unknown);
    }

    /** The client has no such transfer config. */
    static Failure.NotFound unknown() {
        return new Failure.NotFound("No transfer config with this id");
    }
}
