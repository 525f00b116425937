package io.outdial.enrollment.enrolment;

import io.outdial.enrollment.enrolment.EnrolmentRule.Standing;
import io.outdial.enrollment.phone.StoredPhone;
import io.outdial.platform.id.UuidV7;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class NewEnrolmentRepository {

    /** Shared: whoever opts the number out meanwhile waits, and then finds the enrolment. */
    private static final String CANDIDATES = """
            SELECT id, do_not_call, caller_id, phone_key, other_phone_key, phone_key_version FROM customer
             WHERE client_id = ?1 AND id = ANY(CAST(?2 AS uuid[])) ORDER BY id FOR SHARE
            """;

    /**
     * The database decides which of several enrolments of a pair at once is made; in the order of the customers, so
     * that two batches do not wait in a circle.
     */
    private static final String ENROL = """
            INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at)
            SELECT ?1, id, customer_id, ?2, 'pending', now(), now()
              FROM unnest(CAST(?3 AS uuid[]), CAST(?4 AS uuid[])) AS asked (id, customer_id) ORDER BY customer_id
            ON CONFLICT ON CONSTRAINT customer_campaign_pair_uk DO NOTHING
            RETURNING customer_id, id, status
            """;

    private static final String STANDING = """
            SELECT customer_id, id, status FROM customer_campaign
             WHERE client_id = ?1 AND campaign_id = ?2 AND customer_id = ANY(CAST(?3 AS uuid[]))
            """;

    Uni<List<Candidate>> lockCandidates(UUID clientId, Collection<UUID> customerIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CANDIDATES, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, customerIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Candidate(
                                (UUID) row[0],
                                new StoredPhone(
                                        (String) row[2],
                                        (String) row[3],
                                        (String) row[4],
                                        ((Number) row[5]).intValue()),
                                (Boolean) row[1]))
                        .toList());
    }

    /** Makes the enrolments that were not there. */
    Uni<Map<UUID, Standing>> enrol(UUID clientId, UUID campaignId, List<UUID> customerIds) {
        UUID[] ids = customerIds.stream().map(customer -> UuidV7.next()).toArray(UUID[]::new);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ENROL, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, campaignId)
                        .setParameter(3, ids)
                        .setParameter(4, customerIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> standing(rows, true));
    }

    Uni<Map<UUID, Standing>> standing(UUID clientId, UUID campaignId, Collection<UUID> customerIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STANDING, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, campaignId)
                        .setParameter(3, customerIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> standing(rows, false));
    }

    private static Map<UUID, Standing> standing(List<Object[]> rows, boolean isNew) {
        Map<UUID, Standing> standing = new HashMap<>();
        rows.forEach(row -> standing.put((UUID) row[0], new Standing((UUID) row[1], (String) row[2], isNew)));
        return standing;
    }
}
