package io.outdial.transfer.routing;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

@ApplicationScoped
public class RoutingConfigRepository implements PanacheRepositoryBase<RoutingConfig, RoutingConfig.Key> {

    /** Null if the client has no such routing config. */
    public Uni<RoutingConfig> find(UUID clientId, UUID id) {
        return findById(new RoutingConfig.Key(clientId, id));
    }

    /** Null if the client has no such routing config. Until the transaction ends nobody can remove it, so it can be referred to. */
    public Uni<RoutingConfig> hold(UUID clientId, UUID id) {
        return findById(new RoutingConfig.Key(clientId, id), LockModeType.PESSIMISTIC_READ);
    }
}
