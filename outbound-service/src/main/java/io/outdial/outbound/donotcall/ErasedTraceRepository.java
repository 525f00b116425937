package io.outdial.outbound.donotcall;

import io.outdial.contract.enrollment.EventTypeDto;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * What was written about a number for somebody to fetch, and is still there: answers that are given again, scheduled
 * leads, notifications, events for enrollment-service, which forgets the person as well.
 */
@ApplicationScoped
class ErasedTraceRepository {

    /**
     * A number stands there as a JSON string, in whichever way it was given. An event may be about other numbers too,
     * which the other service still has to be told: it keeps those.
     */
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
            ), scheduled AS (
                DELETE FROM scheduled_lead WHERE client_id = ?1 AND (phone_key = ANY (CAST(?2 AS text[])) OR other_phone_key = ANY (CAST(?2 AS text[])))
            ), notifications AS (
                DELETE FROM notification WHERE client_id = ?1 AND EXISTS (SELECT FROM trace WHERE strpos(messages, json) > 0)
            ), event AS MATERIALIZED (
                SELECT waiting.position, (SELECT jsonb_agg(each.number ORDER BY each.n)
                                            FROM jsonb_array_elements(waiting.data -> 'numbers') WITH ORDINALITY AS each (number, n)
                                           WHERE NOT EXISTS (SELECT FROM trace WHERE strpos(CAST(each.number AS text), trace.json) > 0)) AS others
                  FROM outbox_event AS waiting
                 WHERE waiting.client_id = ?1 AND waiting.type = ANY (CAST(?3 AS text[])) AND EXISTS (SELECT FROM trace WHERE strpos(CAST(waiting.data AS text), trace.json) > 0)
                 ORDER BY waiting.position FOR UPDATE
            ), empty AS (
                DELETE FROM outbox_event AS waiting USING event WHERE waiting.position = event.position AND event.others IS NULL
            )
            UPDATE outbox_event AS waiting
               SET data = jsonb_set(waiting.data, '{numbers}', event.others),
                   key = CASE waiting.type WHEN ?4 THEN waiting.key ELSE event.others -> 0 ->> 'phoneKey' END
              FROM event WHERE waiting.position = event.position AND event.others IS NOT NULL
            """;

    /** Rows of files that were not taken. */
    static final String DELETE_REJECTIONS =
            "DELETE FROM import_rejection WHERE client_id = ?1 AND phone_keys && CAST(?2 AS text[])";

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
                        .setParameter(3, new String[] {
                            EventTypeDto.NUMBERS_LISTED.wireValue(),
                            EventTypeDto.NUMBERS_REVOKED.wireValue(),
                            EventTypeDto.CHAINS_ADDED.wireValue()
                        })
                        .setParameter(4, EventTypeDto.CHAINS_ADDED.wireValue())
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(DELETE_REJECTIONS)
                                .setParameter(1, clientId)
                                .setParameter(2, numbers.toArray(String[]::new))
                                .executeUpdate()))
                .replaceWithVoid();
    }
}
