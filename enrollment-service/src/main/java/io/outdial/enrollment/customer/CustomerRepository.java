package io.outdial.enrollment.customer;

import io.outdial.contract.enrollment.CustomerCampaignStatusDto;
import io.outdial.contract.enrollment.EnrolmentDto;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

@ApplicationScoped
class CustomerRepository implements PanacheRepositoryBase<Customer, Customer.Key> {

    private static final String ENROLMENTS = """
            SELECT id, campaign_id, status, created_at, updated_at FROM customer_campaign
             WHERE client_id = ?1 AND customer_id = ?2 ORDER BY created_at DESC, id DESC LIMIT ?3
            """;

    /** Null if the client has no such customer. */
    Uni<Customer> find(UUID clientId, UUID id) {
        return findById(new Customer.Key(clientId, id));
    }

    /** Null if the client has no such customer. The row stays locked until the transaction ends. */
    Uni<Customer> lock(UUID clientId, UUID id) {
        return findById(new Customer.Key(clientId, id), LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * The newest enrolments of a customer. This package may know the table; the campaign's own may not know the
     * customer's.
     */
    Uni<List<EnrolmentDto>> enrolments(UUID clientId, UUID id, int most) {
        return getSession()
                .chain(session -> session.createNativeQuery(ENROLMENTS, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, id)
                        .setParameter(3, most)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> enrolment(id, row)).toList());
    }

    private static EnrolmentDto enrolment(UUID customerId, Object[] row) {
        CustomerCampaignStatusDto status =
                CustomerCampaignStatusDto.valueOf(((String) row[2]).toUpperCase(Locale.ROOT));
        return new EnrolmentDto((UUID) row[0], customerId, (UUID) row[1], status, instant(row[3]), instant(row[4]));
    }

    private static Instant instant(Object time) {
        return time instanceof OffsetDateTime zoned ? zoned.toInstant() : (Instant) time;
    }

    /** As they stand in the database now; what the session held of them before is forgotten. */
    Uni<List<Customer>> fresh(UUID clientId, Collection<UUID> ids) {
        return getSession()
                .chain(session -> session.flush().invoke(session::clear))
                .chain(() -> all(clientId, ids));
    }

    /** Those of the ids that are customers of the client, in no order. */
    Uni<List<Customer>> all(UUID clientId, Collection<UUID> ids) {
        return list("clientId = ?1 and id in ?2", clientId, ids);
    }
}
