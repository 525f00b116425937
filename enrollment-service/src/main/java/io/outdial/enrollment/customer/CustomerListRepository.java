package io.outdial.enrollment.customer;

import io.outdial.enrollment.customer.CustomerStatements.Statement;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class CustomerListRepository {

    /** Only clients with many rows; the single row of an inactive client is left alone. */
    static final String FOLD = """
            WITH folded AS (
                DELETE FROM customer_count WHERE (client_id, id) IN (
                    SELECT client_id, id FROM customer_count
                     WHERE client_id IN (SELECT client_id FROM customer_count GROUP BY client_id HAVING count(*) > ?1)
                       FOR UPDATE SKIP LOCKED)
                RETURNING client_id, change
            )
            INSERT INTO customer_count (client_id, change) SELECT client_id, sum(change) FROM folded GROUP BY client_id
            """;

    /** The number of all customers of the client. */
    Uni<Long> total(UUID clientId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(CustomerStatements.TOTAL, Long.class)
                .setParameter(1, clientId)
                .getSingleResult());
    }

    Uni<Long> count(Statement statement) {
        return Panache.getSession()
                .chain(session -> bind(session.createNativeQuery(statement.sql(), Long.class), statement.values())
                        .getSingleResult());
    }

    /** The ids of the customers, in order. */
    Uni<List<UUID>> ids(Statement statement) {
        return Panache.getSession()
                .chain(session -> bind(session.createNativeQuery(statement.sql(), UUID.class), statement.values())
                        .getResultList());
    }

    /**
     * Replaces the rows that changes have added by one row for each client.
     *
     * @param rows clients with this many rows or fewer are left alone
     */
    Uni<Void> foldCounts(int rows) {
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> session.createNativeQuery(FOLD)
                        .setParameter(1, rows)
                        .executeUpdate()))
                .replaceWithVoid();
    }

    private static <T> Mutiny.SelectionQuery<T> bind(Mutiny.SelectionQuery<T> query, List<Object> values) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
