package io.outdial.enrollment.lead;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.id.UuidV7;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

@ApplicationScoped
class LeadRepository {

    private static final String ADD = """
            INSERT INTO lead (client_id, id, customer_id, source_id, lead_cost, received_by, received_at)
            SELECT $1, id, customer_id, CAST(source_id AS uuid), CAST(lead_cost AS numeric), $2, now()
              FROM unnest(CAST($3 AS uuid[]), CAST($4 AS uuid[]), CAST($5 AS text[]), CAST($6 AS text[])) AS lead (id, customer_id, source_id, lead_cost)
            """;

    private static final String INITIALISE = """
            UPDATE customer
               SET status = coalesce(status, 'Lead'),
                   details = CASE WHEN current_source_id IS NULL THEN details
                                  ELSE jsonb_build_object('originalSourceId', current_source_id) || details END
             WHERE client_id = $1 AND id = ANY(CAST($2 AS uuid[]))
            """;

    /** A lead and its customer. */
    record Delivered(Lead lead, UUID customerId) {}

    /** Records the source of the customers, and gives new ones the status Lead. */
    Uni<Void> add(UUID clientId, String subject, List<Delivered> delivered, List<UUID> created) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .update(
                                ADD,
                                clientId,
                                subject,
                                delivered.stream().map(row -> UuidV7.next()).toArray(UUID[]::new),
                                delivered.stream().map(Delivered::customerId).toArray(UUID[]::new),
                                column(delivered, Lead::sourceId),
                                column(delivered, Lead::cost))
                        .chain(() -> created.isEmpty()
                                ? Uni.createFrom().item(0)
                                : SqlCarrier.of(session).update(INITIALISE, clientId, created.toArray(UUID[]::new))))
                .replaceWithVoid();
    }

    private static String[] column(List<Delivered> delivered, Function<Lead, Object> value) {
        return delivered.stream()
                .map(row -> value.apply(row.lead()))
                .map(each -> each == null ? null : each.toString())
                .toArray(String[]::new);
    }
}
