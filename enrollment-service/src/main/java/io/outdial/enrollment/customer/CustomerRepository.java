package io.outdial.enrollment.customer;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CustomerRepository implements PanacheRepositoryBase<Customer, Customer.Key> {

    /** Null if the client has no such customer. */
    Uni<Customer> find(UUID clientId, UUID id) {
        return findById(new Customer.Key(clientId, id));
    }

    /** Null if the client has no such customer. The row stays locked until the transaction ends. */
    Uni<Customer> lock(UUID clientId, UUID id) {
        return findById(new Customer.Key(clientId, id), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Reads the rows again and discards what the session has cached of them. */
    Uni<List<Customer>> reload(UUID clientId, Collection<UUID> ids) {
        return getSession()
                .chain(session -> session.flush().invoke(session::clear))
                .chain(() -> findAll(clientId, ids));
    }

    /** The customers of these ids, in no particular order. */
    Uni<List<Customer>> findAll(UUID clientId, Collection<UUID> ids) {
        return list("clientId = ?1 and id in ?2", clientId, ids);
    }
}
