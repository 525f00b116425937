package io.outdial.enrollment;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class CustomerRepository implements PanacheRepositoryBase<Customer, Customer.Key> {

    Uni<Boolean> exists(UUID clientId, UUID id) {
        return count("clientId = ?1 and id = ?2", clientId, id).map(found -> found > 0);
    }
}
