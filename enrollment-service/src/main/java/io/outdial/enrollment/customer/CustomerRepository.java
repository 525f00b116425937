package io.outdial.enrollment.customer;

import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CustomerRepository implements PanacheRepositoryBase<Customer, Customer.Key> {

    private static final String CONTACTS =
            "SELECT id, caller_id, phone_key, do_not_call FROM customer WHERE client_id = ?1 AND id = ANY(CAST(?2 AS uuid[]))";

    private static final String FRESH = "SELECT * FROM customer WHERE client_id = ?1 AND id = ANY(CAST(?2 AS uuid[]))";

    /** Null if the client has no such customer. */
    Uni<Customer> find(UUID clientId, UUID id) {
        return findById(new Customer.Key(clientId, id));
    }

    /** Null if the client has no such customer. The row stays locked until the transaction ends. */
    Uni<Customer> lock(UUID clientId, UUID id) {
        return findById(new Customer.Key(clientId, id), LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<List<CustomerContact>> contacts(UUID clientId, Collection<UUID> ids) {
        return getSession()
                .chain(session -> session.createNativeQuery(CONTACTS, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, ids.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new CustomerContact(
                                (UUID) row[0], new PhoneNumber((String) row[1], (String) row[2]), (Boolean) row[3]))
                        .toList());
    }

    /** As they stand in the database now; what the session held of them before is forgotten. */
    Uni<List<Customer>> fresh(UUID clientId, Collection<UUID> ids) {
        return getSession()
                .chain(session -> session.flush().invoke(session::clear).chain(() -> session.createNativeQuery(
                                FRESH, Customer.class)
                        .setParameter(1, clientId)
                        .setParameter(2, ids.toArray(UUID[]::new))
                        .getResultList()));
    }
}
