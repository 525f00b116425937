package io.outdial.outbound.donotcall;

import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who may be called although the registry has the number, in the session of the caller. */
@ApplicationScoped
class ExemptionRepository {

    private static final String NOTE = """
            ), noted AS (
                INSERT INTO do_not_call_change (client_id, action, phone_key, phone, scope, origin, import_id, reason, expires_at, reported_by)
                SELECT ?1, '%s', phone_key, phone, '%s', 'api', '00000000-0000-0000-0000-000000000000', CAST(?%d AS text), expires_at, CAST(?%d AS text) FROM changed
            )
            SELECT phone_key FROM changed
            """;

    /** The latest word counts. A number that is kept as a hash only is not written down again. */
    static final String EXEMPT = """
            WITH number AS MATERIALIZED (
                SELECT key, min(given) AS given
                  FROM unnest(CAST(?2 AS text[]), CAST(?3 AS text[]), CAST(?4 AS text[])) AS given (key, given, hash)
                 GROUP BY key
                HAVING NOT bool_or(EXISTS (SELECT FROM do_not_call_hash AS erased WHERE erased.client_id = ?1 AND erased.number_hash = hash))
            ), changed AS (
                INSERT INTO registry_exemption (client_id, phone_key, phone, reason, expires_at, reported_by)
                SELECT ?1, key, given, CAST(?5 AS text), CAST(?7 AS timestamptz), CAST(?6 AS text) FROM number
                ON CONFLICT ON CONSTRAINT registry_exemption_pk DO UPDATE
                   SET phone = excluded.phone, reason = excluded.reason, expires_at = excluded.expires_at, reported_by = excluded.reported_by, created_at = now()
                RETURNING phone_key, phone, expires_at
            """ + NOTE.formatted("exempted", EntryScope.REGISTRY.id(), 5, 6);

    static final String END = """
            WITH changed AS (
                DELETE FROM registry_exemption WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[]))
                RETURNING phone_key, phone, expires_at
            """ + NOTE.formatted("exemption_ended", EntryScope.REGISTRY.id(), 3, 4);

    static final String FIND = """
            SELECT phone_key, reason, expires_at FROM registry_exemption
             WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[])) AND (expires_at IS NULL OR expires_at > now())
            """;

    /**
     * The caller holds the locks of the numbers.
     *
     * @param hash of a number's key
     * @return the keys that are exempted: all but those of erased numbers
     */
    Uni<Set<String>> exempt(
            UUID clientId,
            List<PhoneNumber> numbers,
            Function<String, String> hash,
            Exemption exemption,
            String reportedBy) {
        List<HashedKey> keys = HashedKey.of(numbers, hash);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(EXEMPT, String.class)
                        .setParameter(1, clientId)
                        .setParameter(2, HashedKey.column(keys, HashedKey::key))
                        .setParameter(3, HashedKey.column(keys, HashedKey::given))
                        .setParameter(4, HashedKey.column(keys, HashedKey::hash))
                        .setParameter(5, exemption.reason())
                        .setParameter(6, reportedBy)
                        .setParameter(
                                7,
                                exemption.expiresAt() == null
                                        ? null
                                        : exemption.expiresAt().atOffset(ZoneOffset.UTC))
                        .getResultList())
                .map(Set::copyOf);
    }

    /**
     * The caller holds the locks of the numbers.
     *
     * @return the keys that were exempted
     */
    Uni<Set<String>> end(UUID clientId, List<PhoneNumber> numbers, String reason, String reportedBy) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(END, String.class)
                        .setParameter(1, clientId)
                        .setParameter(
                                2,
                                numbers.stream()
                                        .flatMap(number -> number.everyKey().stream())
                                        .toArray(String[]::new))
                        .setParameter(3, reason)
                        .setParameter(4, reportedBy)
                        .getResultList())
                .map(Set::copyOf);
    }

    /** @return by key; those that have not ended */
    Uni<Map<String, Exemption>> find(UUID clientId, Collection<String> keys) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, keys.toArray(String[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (String) row[0],
                                row -> new Exemption((String) row[1], EntrySearchRepository.instant(row[2])))));
    }
}
