package io.outdial.outbound.donotcall;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * What was written about a number for somebody to fetch, and is still there: answers that are given again,
 * notifications, events for other services, which forget the person as well.
 */
@ApplicationScoped
class ErasedTraceRepository {

    /** A number stands there as a JSON string, in whichever way it was given. */
    static final String DELETE = """
            WITH trace AS MATERIALIZED (
                SELECT DISTINCT CAST(to_json(text) AS text) AS json FROM (
                    SELECT unnest(CAST(?2 AS text[]))
                    UNION ALL SELECT phone FROM outbound_record WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[])) AND is_first
                    UNION ALL SELECT phone FROM outbound_record WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[])) AND NOT is_first
                    UNION ALL SELECT phone FROM outbound_record WHERE client_id = ?1 AND other_phone_key = ANY (CAST(?2 AS text[]))
                    UNION ALL SELECT phone FROM do_not_call WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[]))) AS texts (text)
            ), answers AS (
                DELETE FROM idempotency_answer WHERE client_id = ?1 AND EXISTS (SELECT FROM trace WHERE strpos(answer, json) > 0)
            ), notifications AS (
                DELETE FROM notification WHERE client_id = ?1 AND EXISTS (SELECT FROM trace WHERE strpos(messages, json) > 0)
            )
            DELETE FROM outbox_event WHERE client_id = ?1 AND EXISTS (SELECT FROM trace WHERE strpos(CAST(data AS text), json) > 0)
            """;

    /**
     * To be called while records and list still have the number.
     *
     * @param numbers as given, and their keys
     */
    Uni<Void> delete(UUID clientId, List<String> numbers) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DELETE)
                        .setParameter(1, clientId)
                        .setParameter(2, numbers.toArray(String[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }
}
