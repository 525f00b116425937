package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Records that need not be dialled any more. */
@ApplicationScoped
class CancelledRecordRepository {

    /** Spelt so that each part is served by one of the indexes of V002 and V011. */
    static final String CANCEL =
            """
            WITH affected AS (
                SELECT handle FROM outbound_record
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[])) AND campaign_id = ?3 AND is_first
                UNION ALL
                SELECT handle FROM outbound_record
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[])) AND campaign_id = ?3 AND NOT is_first
                UNION ALL
                SELECT handle FROM outbound_record
                 WHERE client_id = ?1 AND other_phone_key = ANY (CAST(?2 AS text[])) AND campaign_id = ?3
            )
            UPDATE outbound_record AS record SET record_status = %d, call_result = %d, updated_at = now()
              FROM affected
             WHERE record.client_id = ?1 AND record.handle = affected.handle AND record.record_status NOT IN (%s)
            """.formatted(DoNotCallRule.CANCELLED, DoNotCallRule.RECORD_CANCELLED, DoNotCallListRepository.FINISHED);

    Uni<Void> cancel(UUID clientId, UUID campaignId, PhoneNumber number) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CANCEL)
                        .setParameter(1, clientId)
                        .setParameter(2, DoNotCallListRepository.everyKey(List.of(number)))
                        .setParameter(3, campaignId)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
