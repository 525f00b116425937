package io.outdial.transfer.config;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

@ApplicationScoped
class TransferConfigRepository implements PanacheRepositoryBase<TransferConfig, TransferConfig.Key> {

    /** Null if the client has no such config. */
    Uni<TransferConfig> find(UUID clientId, UUID id) {
        return findById(new TransferConfig.Key(clientId, id));
    }

    /** Null if the client has no such config. The row stays locked until the transaction ends, so that patches follow each other and none is lost. */
    Uni<TransferConfig> lock(UUID clientId, UUID id) {
        return findById(new TransferConfig.Key(clientId, id), LockModeType.PESSIMISTIC_WRITE);
    }
}
