package io.outdial.enrollment.erasure;

import io.outdial.platform.audit.Author;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Deletes what the tables hold about a customer, apart from its enrolments. {@code ErasureTest} searches every table
 * for what is left, so a new table cannot be forgotten here.
 */
@ApplicationScoped
class ErasureRepository {

    /** In an order that satisfies the foreign keys. Leads stay, without the customer, since they say what was paid. */
    private static final List<String> DELETE = List.of(
            "DELETE FROM customer_custom_field WHERE client_id = $1 AND customer_id = $2",
            "UPDATE lead SET customer_id = NULL WHERE client_id = $1 AND customer_id = $2",
            "DELETE FROM customer WHERE client_id = $1 AND id = $2",
            // Every stored answer that shows a customer shows its id.
            "DELETE FROM idempotency_answer WHERE client_id = $1 AND strpos(answer, CAST(CAST($2 AS uuid) AS text)) > 0");

    /** That somebody was erased, by whom; not who it was. */
    private static final String NOTE = """
            INSERT INTO audit_entry (client_id, who, request, action, subject)
            SELECT $1, audit_who(), audit_request(), 'customer.erased', 'a customer' FROM audit_by($2, $3)
            """;

    /** To be called once the enrolments of the customer are gone. */
    Uni<Void> delete(UUID clientId, UUID customerId, Author author) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String statement : DELETE) {
            done = done.chain(Panache::getSession)
                    .chain(session -> SqlCarrier.of(session).update(statement, clientId, customerId))
                    .replaceWithVoid();
        }
        return done.chain(Panache::getSession)
                .chain(session -> SqlCarrier.of(session).execute(NOTE, clientId, author.who(), author.request()));
    }
}
