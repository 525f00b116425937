package io.outdial.transfer.routing;

import io.outdial.contract.transfer.RoutingConfigDto;
import io.outdial.contract.transfer.RoutingConfigPageDto;
import io.outdial.platform.database.ConstraintRefusals;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.text.CanonicalText;
import io.outdial.transfer.listing.PageQuery;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * Creates, changes and deletes routing configs. Whether members exist is checked before the transaction: see
 * {@link RoutingMembers}.
 */
@ApplicationScoped
public class RoutingConfigService {

    private static final ConstraintRefusals REFERENCES = ConstraintRefusals.inUse(
            "transfer_config_routing_config_fk", "A transfer config names this routing config");

    @Inject
    Clock clock;

    @Inject
    RoutingConfigRepository routings;

    /** @throws Failure.NotValid if the routing could ring nobody, or is inconsistent: see {@link RoutingPolicy} */
    static void validate(RoutingPlan stored, RoutingPatch patch) {
        List<Issue> issues = RoutingPolicy.check(stored, patch);
        if (!issues.isEmpty()) {
            throw new Failure.NotValid(issues);
        }
    }

    @WithTransaction
    Uni<RoutingConfigDto> create(UUID clientId, String name, RoutingPatch patch) {
        validate(RoutingPlan.DEFAULT, patch);
        RoutingConfig routing = new RoutingConfig();
        routing.clientId = clientId;
        routing.id = UuidV7.next();
        routing.name = CanonicalText.of(name);
        routing.createdAt = clock.instant();
        routing.updatedAt = routing.createdAt;
        routing.apply(patch.applyTo(RoutingPlan.DEFAULT));
        return routings.persist(routing).map(RoutingConfigMapper::toDto);
    }

    /** @throws Failure.NotFound if the client does not have it */
    @WithSession
    Uni<RoutingConfigDto> get(UUID clientId, UUID id) {
        return orNotFound(routings.find(clientId, id)).map(RoutingConfigMapper::toDto);
    }

    @WithSession
    Uni<RoutingConfigPageDto> list(UUID clientId, PageQuery listing) {
        return routings.list(clientId, listing).map(RoutingConfigMapper::toDto);
    }

    /**
     * Applies the patch. A patch without effect leaves {@code updatedAt} unchanged.
     *
     * @throws Failure.NotFound if the client does not have it
     * @throws Failure.NotValid if the routing could then ring nobody, or would be inconsistent
     */
    @WithTransaction
    Uni<RoutingConfigDto> update(UUID clientId, UUID id, JsonNullable<String> name, RoutingPatch patch) {
        return orNotFound(routings.lock(clientId, id)).map(routing -> change(routing, name, patch));
    }

    private RoutingConfigDto change(RoutingConfig routing, JsonNullable<String> name, RoutingPatch patch) {
        RoutingPlan before = routing.storedPlan();
        if (patch.touchesRouting()) {
            validate(before, patch);
        }
        RoutingPlan after = patch.applyTo(before);
        String newName = CanonicalText.of(name.orElse(routing.name));
        if (!after.equals(before) || !newName.equals(routing.name)) {
            routing.name = newName;
            routing.apply(after);
            routing.updatedAt = clock.instant();
        }
        return RoutingConfigMapper.toDto(routing);
    }

    /**
     * Deletes a routing config and returns it. The foreign key decides whether a transfer config refers to it, so that
     * one created at the same time is detected.
     *
     * @throws Failure.NotFound if the client does not have it
     * @throws Failure.Refused if a transfer config refers to it
     */
    @WithTransaction
    Uni<RoutingConfigDto> delete(UUID clientId, UUID id) {
        return orNotFound(routings.lock(clientId, id)).chain(routing -> {
            RoutingConfigDto deleted = RoutingConfigMapper.toDto(routing);
            return routings.remove(routing)
                    .onFailure()
                    .transform(REFERENCES::refusal)
                    .replaceWith(deleted);
        });
    }

    private static Uni<RoutingConfig> orNotFound(Uni<RoutingConfig> routing) {
        return routing.onItem().ifNull().failWith(RoutingConfigService::unknown);
    }

    /** The client has no such routing config. */
    public static Failure.NotFound unknown() {
        return new Failure.NotFound("No routing config with this id");
    }
}
