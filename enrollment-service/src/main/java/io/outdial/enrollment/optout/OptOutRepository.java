package io.outdial.enrollment.optout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class OptOutRepository {

    private static final String HOLD = "SELECT hold_customer_keys(?1, CAST(?2 AS text[]))";

    /** In the order of the ids, so that two that lock several do not wait for each other. */
    private static final String LOCK = """
            SELECT id FROM customer
             WHERE client_id = ?1 AND (phone_key = ANY(CAST(?2 AS text[])) OR other_phone_key = ANY(CAST(?2 AS text[])))
             ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String MARK = """
            UPDATE customer SET do_not_call = true, updated_at = now()
             WHERE client_id = ?1 AND id = ANY(CAST(?2 AS uuid[])) AND do_not_call IS DISTINCT FROM true
            """;

    /**
     * Says which numbers were not suppressed for that reason, or a stronger one, before. Who was erased stays erased,
     * whatever comes later.
     */
    private static final String SUPPRESS = """
            INSERT INTO suppressed_number (client_id, number_hash, reason, since)
            SELECT ?1, number_hash, ?3, now() FROM unnest(CAST(?2 AS text[])) AS asked (number_hash) ORDER BY number_hash
            ON CONFLICT ON CONSTRAINT suppressed_number_pk DO UPDATE SET reason = excluded.reason
             WHERE suppression_strength(suppressed_number.reason) < suppression_strength(excluded.reason)
            RETURNING number_hash
            """;

    private static final String FIND = """
            SELECT number_hash, reason FROM suppressed_number WHERE client_id = ?1 AND number_hash = ANY(CAST(?2 AS text[]))
            """;

    /** Until the transaction ends nobody else loads, opts out or erases these numbers. */
    Uni<Void> hold(UUID clientId, Collection<String> phoneKeys) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOLD, Integer.class)
                        .setParameter(1, clientId)
                        .setParameter(2, phoneKeys.toArray(String[]::new))
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** Every customer who is stored under one of these keys, locked until the transaction ends. */
    Uni<List<UUID>> lockCustomers(UUID clientId, Collection<String> phoneKeys) {
        return Panache.getSession().chain(session -> session.createNativeQuery(LOCK, UUID.class)
                .setParameter(1, clientId)
                .setParameter(2, phoneKeys.toArray(String[]::new))
                .getResultList());
    }

    Uni<Void> markDoNotCall(UUID clientId, Collection<UUID> customerIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MARK)
                        .setParameter(1, clientId)
                        .setParameter(2, customerIds.toArray(UUID[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Set<String>> suppress(UUID clientId, Collection<String> numberHashes, Suppression reason) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SUPPRESS, String.class)
                        .setParameter(1, clientId)
                        .setParameter(2, numberHashes.toArray(String[]::new))
                        .setParameter(3, reason.wireValue())
                        .getResultList())
                .map(Set::copyOf);
    }

    Uni<Map<String, Suppression>> find(UUID clientId, Collection<String> numberHashes) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, numberHashes.toArray(String[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> Suppression.of((String) row[1]))));
    }
}
