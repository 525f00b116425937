package io.outdial.enrollment.erasure;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Knows every table that says something of a customer; ErasureTest looks through all tables, lest a new one is
 * forgotten here.
 */
@ApplicationScoped
class ErasureRepository {

    private static final String HOLD = "SELECT hold_customer_keys(?1, CAST(?2 AS text[]))";

    /** In an order that keeps the foreign keys. Of a lead stays what it cost. */
    private static final List<String> FORGET = List.of(
            """
            DELETE FROM customer_campaign_status_history
             WHERE client_id = ?1
               AND customer_campaign_id IN (SELECT id FROM customer_campaign WHERE client_id = ?1 AND customer_id = ?2)
            """,
            "DELETE FROM customer_campaign WHERE client_id = ?1 AND customer_id = ?2",
            "DELETE FROM customer_custom_field WHERE client_id = ?1 AND customer_id = ?2",
            "UPDATE lead SET customer_id = NULL WHERE client_id = ?1 AND customer_id = ?2",
            "DELETE FROM customer WHERE client_id = ?1 AND id = ?2",
            // Whatever answer shows a customer shows its id.
            "DELETE FROM idempotency_answer WHERE client_id = ?1 AND strpos(answer, CAST(CAST(?2 AS uuid) AS text)) > 0");

    /** From now to the end of the transaction nobody else loads, opts out or erases these numbers. */
    Uni<Void> hold(UUID clientId, Collection<String> phoneKeys) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOLD, Integer.class)
                        .setParameter(1, clientId)
                        .setParameter(2, phoneKeys.toArray(String[]::new))
                        .getSingleResult())
                .replaceWithVoid();
    }

    Uni<Void> forget(UUID clientId, UUID customerId) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String statement : FORGET) {
            done = done.chain(Panache::getSession)
                    .chain(session -> session.createNativeQuery(statement)
                            .setParameter(1, clientId)
                            .setParameter(2, customerId)
                            .executeUpdate())
                    .replaceWithVoid();
        }
        return done;
    }
}
