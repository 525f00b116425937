package io.outdial.enrollment.enrolment;

import io.outdial.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The customer's own package builds on this one, so that this one asks the customer's table and not its repository. */
@ApplicationScoped
class EnrolmentRepository implements PanacheRepositoryBase<Enrolment, Enrolment.Key> {

    /**
     * The customer before its enrolments, always in this order; and events about a customer leave in the order of its
     * changes.
     */
    private static final String LOCK_CUSTOMER =
            "SELECT phone_key, other_phone_key FROM customer WHERE client_id = ?1 AND id = ?2 FOR NO KEY UPDATE";

    private static final String HAS_CUSTOMER = "SELECT EXISTS (SELECT FROM customer WHERE client_id = ?1 AND id = ?2)";

    private static final String LOCK_OPEN = """
            SELECT id, status FROM customer_campaign
             WHERE client_id = ?1 AND customer_id = ANY(CAST(?2 AS uuid[])) AND status = ANY(CAST(?3 AS text[])) ORDER BY id FOR UPDATE
            """;

    private static final String SET_ALL = """
            UPDATE customer_campaign SET status = ?3, updated_at = now() WHERE client_id = ?1 AND id = ANY(CAST(?2 AS uuid[]))
            """;

    /** An enrolment and where it stands. */
    record Open(UUID id, EnrolmentStatus status) {}

    /**
     * By what a number is compared.
     *
     * @param otherKey null where it has one reading
     */
    record PhoneKeys(String key, String otherKey) {}

    /**
     * Locks a customer until the transaction ends and says by what its number is compared. Null where there is none.
     */
    Uni<PhoneKeys> lockCustomer(UUID clientId, UUID customerId) {
        return getSession()
                .chain(session -> session.createNativeQuery(LOCK_CUSTOMER, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, customerId)
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : new PhoneKeys((String) row[0], (String) row[1]));
    }

    Uni<Boolean> hasCustomer(UUID clientId, UUID customerId) {
        return getSession().chain(session -> session.createNativeQuery(HAS_CUSTOMER, Boolean.class)
                .setParameter(1, clientId)
                .setParameter(2, customerId)
                .getSingleResult());
    }

    /**
     * The enrolment of the pair, locked until the transaction ends: of two that want to change it at once, the second
     * reads what the first has made of it. Null where there is none.
     */
    Uni<Enrolment> findForUpdate(UUID clientId, UUID customerId, UUID campaignId) {
        return find("clientId = ?1 and customerId = ?2 and campaignId = ?3", clientId, customerId, campaignId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<Enrolment> findPair(UUID clientId, UUID customerId, UUID campaignId) {
        return find("clientId = ?1 and customerId = ?2 and campaignId = ?3", clientId, customerId, campaignId)
                .firstResult();
    }

    Uni<List<Enrolment>> page(UUID clientId, UUID customerId, boolean newestFirst, PageRequest page) {
        String order = newestFirst ? "createdAt desc, id desc" : "createdAt, id";
        return find("clientId = ?1 and customerId = ?2 order by " + order, clientId, customerId)
                .page(page.page() - 1, page.limit())
                .list();
    }

    Uni<Long> countOf(UUID clientId, UUID customerId) {
        return count("clientId = ?1 and customerId = ?2", clientId, customerId);
    }

    /** What is open of these customers, locked until the transaction ends. */
    Uni<List<Open>> lockOpen(UUID clientId, Collection<UUID> customerIds) {
        return getSession()
                .chain(session -> session.createNativeQuery(LOCK_OPEN, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, customerIds.toArray(UUID[]::new))
                        .setParameter(3, openWords())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Open((UUID) row[0], EnrolmentStatus.of((String) row[1])))
                        .toList());
    }

    Uni<Void> setAll(UUID clientId, Collection<UUID> ids, EnrolmentStatus status) {
        return getSession()
                .chain(session -> session.createNativeQuery(SET_ALL)
                        .setParameter(1, clientId)
                        .setParameter(2, ids.toArray(UUID[]::new))
                        .setParameter(3, status.wireValue())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String[] openWords() {
        return Arrays.stream(EnrolmentStatus.values())
                .filter(status -> !status.isTerminal())
                .map(EnrolmentStatus::wireValue)
                .toArray(String[]::new);
    }
}
