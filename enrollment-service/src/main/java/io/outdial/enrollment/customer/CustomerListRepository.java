package io.outdial.enrollment.customer;

import io.outdial.enrollment.customer.CustomerStatements.Statement;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CustomerListRepository {

    /**
     * Only clients with many rows; the single row of an inactive client is left alone. Each row is read once, however
     * few there were when the plan was made (ADR 46): rows that are locked stay where they are.
     */
    static final String FOLD = """
            WITH folded AS (
                DELETE FROM customer_count WHERE ctid = ANY (ARRAY(
                    SELECT locked.ctid
                      FROM (SELECT client_id FROM customer_count GROUP BY client_id HAVING count(*) > $1) AS changing
                      CROSS JOIN LATERAL (
                           SELECT ctid FROM customer_count WHERE client_id = changing.client_id FOR UPDATE SKIP LOCKED) AS locked))
                RETURNING client_id, change
            )
            INSERT INTO customer_count (client_id, change) SELECT client_id, sum(change) FROM folded GROUP BY client_id
            """;

    /** The number of all customers of the client. */
    Uni<Long> total(UUID clientId) {
        return Panache.getSession().chain(session -> SqlCarrier.of(session)
                .firstRow(CustomerStatements.TOTAL, clientId)
                .map(row -> (Long) row[0]));
    }

    Uni<Long> count(Statement statement) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .firstRow(statement.sql(), statement.values().toArray()))
                .map(row -> (Long) row[0]);
    }

    /** The ids of the customers, in order. */
    Uni<List<UUID>> ids(Statement statement) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(statement.sql(), statement.values().toArray()))
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }

    /**
     * Replaces the rows that changes have added by one row for each client.
     *
     * @param rows clients with this many rows or fewer are left alone
     */
    Uni<Void> foldCounts(int rows) {
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> SqlCarrier.of(session).update(FOLD, rows)))
                .replaceWithVoid();
    }
}
