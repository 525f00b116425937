package io.outdial.outbound.donotcall;

import io.outdial.platform.paging.Page;
import io.outdial.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;

/** Reads the audit of the do-not-call list, in the session of the caller. */
@ApplicationScoped
class AuditRepository {

    private static final String HEAD = "SELECT n FROM do_not_call_audit_head WHERE client_id = ?1";

    static final String ROWS = """
            SELECT entry.n, entry.at, entry.action, said.phone, said.reason, entry.scope, %s, entry.origin, entry.reported_by, entry.expires_at,
                   encode(entry.hash, 'hex'), encode(entry.previous, 'hex')
              FROM do_not_call_audit AS entry
              LEFT JOIN do_not_call_audit_text AS said ON said.client_id = entry.client_id AND said.n = entry.n
             WHERE entry.client_id = ?1 AND entry.n BETWEEN ?2 AND ?3 ORDER BY entry.n DESC
            """.formatted(EntrySearchRepository.IS_CAMPAIGN);

    static final String VERIFY = """
            SELECT verified, last_n, encode(last_hash, 'hex'), broken_at FROM verify_do_not_call_audit(CAST(?1 AS uuid), CAST(?2 AS bigint), CAST(?3 AS integer))
            """;

    /** The latest first. Their numbers have no gaps, so that a page deep down costs no more. */
    Uni<Page<AuditRow>> list(UUID clientId, PageRequest page) {
        return Panache.getSession().chain(session -> session.createNativeQuery(HEAD, Long.class)
                .setParameter(1, clientId)
                .getSingleResultOrNull()
                .map(head -> Objects.requireNonNullElse(head, 0L))
                .chain(head -> session.createNativeQuery(ROWS, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, head - page.offset() - page.limit() + 1)
                        .setParameter(3, head - page.offset())
                        .getResultList()
                        .map(rows -> Page.of(
                                page,
                                head,
                                rows.stream().map(AuditRepository::row).toList()))));
    }

    /**
     * @param after number of a row that is known to hold, 0 for none
     * @param max so many rows are verified
     */
    Uni<Verification> verify(UUID clientId, long after, int max) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(VERIFY, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, after)
                        .setParameter(3, max)
                        .getSingleResult())
                .map(row -> new Verification((Long) row[0], (Long) row[1], (String) row[2], (Long) row[3]));
    }

    private static AuditRow row(Object[] row) {
        return new AuditRow(
                (Long) row[0],
                EntrySearchRepository.instant(row[1]),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                EntryScope.of((UUID) row[5], (boolean) row[6]),
                Origin.of((String) row[7]),
                (String) row[8],
                EntrySearchRepository.instant(row[9]),
                (String) row[10],
                (String) row[11]);
    }
}
