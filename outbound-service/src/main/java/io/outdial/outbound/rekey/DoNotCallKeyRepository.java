package io.outdial.outbound.rekey;

import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneRule;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Entries of the do-not-call list whose keys are of an older rule. */
@ApplicationScoped
class DoNotCallKeyRepository {

    private static final int BATCH = 200;

    static final String FIND_OLD = "SELECT DISTINCT client_id, phone_key, phone FROM do_not_call"
            + " WHERE key_version < " + PhoneRule.VERSION
            + " AND client_id = ANY (CAST(CAST(?1 AS text[]) AS uuid[])) ORDER BY client_id, phone_key LIMIT " + BATCH;

    /** Of several entries of one telephone, scope and origin the oldest is kept, with the latest end. */
    static final String MERGE = """
            INSERT INTO do_not_call AS entry (client_id, phone_key, scope, origin, import_id, other_phone_key, phone, reason, reported_by, campaign_id, created_at, expires_at, key_version)
            SELECT DISTINCT ON (number.key, old.scope, old.origin, old.import_id)
                   ?1, number.key, old.scope, old.origin, old.import_id, nullif(number.other, ''), number.given, old.reason, old.reported_by, old.campaign_id, old.created_at,
                   nullif(max(coalesce(old.expires_at, 'infinity')) OVER (PARTITION BY number.key, old.scope, old.origin, old.import_id), 'infinity'), %1$d
              FROM unnest(CAST(?2 AS text[]), CAST(?3 AS text[]), CAST(?4 AS text[]), CAST(?5 AS text[])) AS number (old, key, other, given)
              JOIN do_not_call AS old ON old.client_id = ?1 AND old.phone_key = number.old
             ORDER BY number.key, old.scope, old.origin, old.import_id, old.created_at
            ON CONFLICT ON CONSTRAINT do_not_call_pk DO UPDATE
               SET key_version = %1$d, other_phone_key = coalesce(entry.other_phone_key, excluded.other_phone_key),
                   phone = CASE WHEN excluded.created_at < entry.created_at THEN excluded.phone ELSE entry.phone END,
                   reported_by = CASE WHEN excluded.created_at < entry.created_at THEN excluded.reported_by ELSE entry.reported_by END,
                   campaign_id = CASE WHEN excluded.created_at < entry.created_at THEN excluded.campaign_id ELSE entry.campaign_id END,
                   reason = CASE WHEN excluded.created_at < entry.created_at THEN excluded.reason ELSE entry.reason END,
                   expires_at = nullif(greatest(coalesce(excluded.expires_at, 'infinity'), coalesce(entry.expires_at, 'infinity')), 'infinity'),
                   created_at = least(excluded.created_at, entry.created_at)
            """.formatted(PhoneRule.VERSION);

    static final String REMOVE_OLD =
            "DELETE FROM do_not_call WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[]))"
                    + " AND key_version < " + PhoneRule.VERSION;

    record OldEntry(UUID clientId, String phoneKey, String phone) {}

    /**
     * @param old the key that the entry has had
     * @param other the number's second key, empty if it has none
     */
    record NewEntry(String old, String key, String other, String given) {

        static NewEntry of(String old, PhoneNumber number, String key) {
            return new NewEntry(
                    old,
                    key,
                    number.keys().stream()
                            .filter(other -> !other.equals(key))
                            .findFirst()
                            .orElse(""),
                    number.given());
        }
    }

    Uni<List<OldEntry>> findOld(List<UUID> clientIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND_OLD, Object[].class)
                        .setParameter(1, clientIds.stream().map(UUID::toString).toArray(String[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new OldEntry((UUID) row[0], (String) row[1], (String) row[2]))
                        .toList());
    }

    /** Old entries that no new one replaces are deleted. */
    Uni<Void> replace(UUID clientId, List<OldEntry> old, List<NewEntry> entries) {
        return Panache.getSession().chain(session -> session.createNativeQuery(MERGE)
                .setParameter(1, clientId)
                .setParameter(2, column(entries, NewEntry::old))
                .setParameter(3, column(entries, NewEntry::key))
                .setParameter(4, column(entries, NewEntry::other))
                .setParameter(5, column(entries, NewEntry::given))
                .executeUpdate()
                .chain(() -> session.createNativeQuery(REMOVE_OLD)
                        .setParameter(1, clientId)
                        .setParameter(2, column(old, OldEntry::phoneKey))
                        .executeUpdate())
                .replaceWithVoid());
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
