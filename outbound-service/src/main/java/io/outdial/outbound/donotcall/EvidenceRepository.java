package io.outdial.outbound.donotcall;

import io.outdial.outbound.record.CallResult;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All that is kept of a telephone, in the session of the caller. */
@ApplicationScoped
class EvidenceRepository {

    static final int MAX_ROWS = 10_000;

    /** Each part by an index of numbers. */
    static final String FIND = """
            SELECT entry.at, entry.action, entry.reported_by, entry.scope, %1$s, entry.campaign_id, said.reason, entry.expires_at, CAST(NULL AS bigint) AS handle,
                   CAST(NULL AS uuid) AS attempt_id, CAST(NULL AS smallint) AS call_result, entry.n
              FROM do_not_call_audit_text AS said JOIN do_not_call_audit AS entry ON entry.client_id = said.client_id AND entry.n = said.n
             WHERE said.client_id = ?1 AND said.phone_key = ANY (CAST(?2 AS text[]))
            UNION ALL
            SELECT created_at, 'record_added', NULL, NULL, NULL, campaign_id, NULL, NULL, handle, NULL, NULL, NULL FROM outbound_record
             WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[])) AND is_first
            UNION ALL
            SELECT created_at, 'record_added', NULL, NULL, NULL, campaign_id, NULL, NULL, handle, NULL, NULL, NULL FROM outbound_record
             WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[])) AND NOT is_first
            UNION ALL
            SELECT at, 'load_refused', NULL, NULL, NULL, campaign_id, NULL, NULL, NULL, NULL, NULL, NULL FROM refused_lead
             WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[]))
            UNION ALL
            SELECT taken_at, 'handed_out', coalesce('member ' || member_id, 'dialler ' || taken_by), NULL, NULL, campaign_id, NULL, NULL, handle, id, NULL, NULL FROM attempt
             WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[]))
            UNION ALL
            SELECT ended_at, CASE WHEN dialled THEN 'called' ELSE 'given_back' END, ended_by, NULL, NULL, campaign_id, NULL, NULL, handle, id, call_result, NULL FROM attempt
             WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[])) AND ended_at IS NOT NULL
            ORDER BY 1, 12 LIMIT %2$d
            """.formatted(EntrySearchRepository.IS_CAMPAIGN, MAX_ROWS);

    /** In the order in which it happened. */
    Uni<List<Evidence>> find(UUID clientId, Collection<String> keys) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, keys.toArray(String[]::new))
                        .getResultList())
                .map(rows -> rows.stream().map(EvidenceRepository::evidence).toList());
    }

    private static Evidence evidence(Object[] row) {
        return new Evidence(
                EntrySearchRepository.instant(row[0]),
                (String) row[1],
                (String) row[2],
                row[3] == null ? null : EntryScope.of((UUID) row[3], (boolean) row[4]),
                (UUID) row[5],
                (String) row[6],
                EntrySearchRepository.instant(row[7]),
                (Long) row[8],
                (UUID) row[9],
                row[10] == null ? null : CallResult.find((Short) row[10]).orElseThrow(),
                (Long) row[11]);
    }
}
