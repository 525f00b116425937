package io.outdial.outbound.donotcall;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneRule;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The do-not-call list of a client. */
@ApplicationScoped
class DoNotCallListRepository implements PanacheRepositoryBase<DoNotCallEntry, DoNotCallEntry.Key> {

    /**
     * An entry for each key. A number that is kept as a hash only is never listed in the clear again. An entry that is
     * there may get a later end.
     */
    static final String LIST = """
            WITH number AS MATERIALIZED (
                SELECT DISTINCT ON (key) key, other, given, is_erased FROM (
                    SELECT key, other, given,
                           bool_or(EXISTS (SELECT FROM do_not_call_hash AS erased WHERE erased.client_id = $1 AND erased.number_hash = hash)) AS is_erased
                      FROM unnest(CAST($2 AS text[]), CAST($3 AS text[]), CAST($4 AS text[]), CAST($5 AS text[])) AS given (key, other, given, hash)
                     GROUP BY key, other, given) AS each
                 ORDER BY key, is_erased
            ), entered AS (
                INSERT INTO do_not_call AS entry (client_id, phone_key, other_phone_key, phone, scope, origin, import_id, reason, reported_by, campaign_id, expires_at, key_version)
                SELECT $1, key, nullif(other, ''), given, CAST($6 AS uuid), CAST($7 AS text), CAST($12 AS uuid), CAST($8 AS text), CAST($9 AS text), CAST($10 AS uuid), CAST($11 AS timestamptz),""" + PhoneRule.VERSION + """

                  FROM number WHERE NOT is_erased
                ON CONFLICT ON CONSTRAINT do_not_call_pk DO UPDATE
                   SET expires_at = excluded.expires_at, reason = excluded.reason, reported_by = excluded.reported_by
                 WHERE entry.expires_at < coalesce(excluded.expires_at, 'infinity')
                RETURNING phone_key, xmax = 0 AS is_new
            )
            SELECT number.key, CASE WHEN number.is_erased THEN 'ERASED' WHEN entered.is_new THEN 'LISTED' WHEN NOT entered.is_new THEN 'EXTENDED' ELSE 'ALREADY_LISTED' END
              FROM number LEFT JOIN entered ON entered.phone_key = number.key
            """;

    /** Keys that no campaign calls any more. */
    static final String STOPPED = """
            SELECT DISTINCT phone_key FROM do_not_call
             WHERE client_id = $1 AND phone_key = ANY (CAST($2 AS text[])) AND scope = CAST($3 AS uuid) AND expires_at IS NULL
            """;

    /**
     * Includes nulls, for texts with one reading. A condition that excludes them would invite the planner to read all
     * texts of the client that have two.
     */
    static final String OTHER_KEYS = """
            SELECT other_phone_key FROM do_not_call WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[]))
            UNION
            SELECT other_phone_key FROM outbound_record WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[])) AND is_first
            UNION
            SELECT other_phone_key FROM outbound_record WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[])) AND NOT is_first
            UNION
            SELECT phone_key FROM outbound_record WHERE client_id = ?1 AND other_phone_key = ANY (CAST(?2 AS text[]))
            """;

    /** It is kept that there were entries and leads, and of which number no longer. */
    static final String HIDE = """
            WITH hidden AS (
                INSERT INTO do_not_call_hash (client_id, number_hash) SELECT ?1, unnest(CAST(?2 AS text[]))
                ON CONFLICT ON CONSTRAINT do_not_call_hash_pk DO NOTHING
            ), forgotten AS (
                DELETE FROM do_not_call_audit_text WHERE client_id = ?1 AND phone_key = ANY (CAST(?3 AS text[]))
            ), gone AS (
                DELETE FROM do_not_call WHERE client_id = ?1 AND phone_key = ANY (CAST(?3 AS text[])) RETURNING *
            ), exempt AS (
                DELETE FROM registry_exemption WHERE client_id = ?1 AND phone_key = ANY (CAST(?3 AS text[]))
            ), refused AS (
                UPDATE refused_lead SET phone_key = CAST(?4 AS text) WHERE client_id = ?1 AND phone_key = ANY (CAST(?3 AS text[]))
            )
            INSERT INTO do_not_call_change (client_id, action, phone_key, phone, scope, origin, import_id, campaign_id, expires_at, reported_by)
            SELECT ?1, 'erased', CAST(?4 AS text), CAST(?5 AS text), scope, origin, import_id, campaign_id, expires_at, CAST(?6 AS text) FROM gone
            """;

    /** That of the session of the caller. */
    Uni<SqlCarrier> connection() {
        return getSession().map(SqlCarrier::of);
    }

    /**
     * @param hash of a number's key
     * @return what became of each key
     */
    Uni<Map<String, Added.Outcome>> list(
            SqlCarrier transaction,
            UUID clientId,
            List<PhoneNumber> numbers,
            Function<String, String> hash,
            EntryTerms terms) {
        List<HashedKey> keys = HashedKey.of(numbers, hash);
        return transaction
                .rows(
                        LIST,
                        clientId,
                        HashedKey.column(keys, HashedKey::key),
                        HashedKey.column(keys, HashedKey::other),
                        HashedKey.column(keys, HashedKey::given),
                        HashedKey.column(keys, HashedKey::hash),
                        terms.scope().id(),
                        terms.origin().wireValue(),
                        terms.reason(),
                        terms.reportedBy(),
                        terms.campaignId(),
                        terms.expiresAt(),
                        terms.importId())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (String) row[0], row -> Added.Outcome.valueOf((String) row[1]))));
    }

    /** Those of the keys that no campaign may call, without an end. */
    Uni<Set<String>> findStopped(SqlCarrier transaction, UUID clientId, List<PhoneNumber> numbers) {
        return transaction
                .rows(
                        STOPPED,
                        clientId,
                        numbers.stream()
                                .flatMap(number -> number.everyKey().stream())
                                .toArray(String[]::new),
                        EntryScope.CLIENT.id())
                .map(rows -> rows.stream().map(row -> (String) row[0]).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * The second readings of texts that are stored under one of the keys, on the list or in records. They are erased
     * with it.
     */
    Uni<List<String>> otherKeys(UUID clientId, List<String> keys) {
        return getSession()
                .chain(session -> session.createNativeQuery(OTHER_KEYS, String.class)
                        .setParameter(1, clientId)
                        .setParameter(2, keys.toArray(String[]::new))
                        .getResultList())
                .map(others -> others.stream().filter(Objects::nonNull).toList());
    }

    /**
     * Lists keys by their hashes instead of by themselves.
     *
     * @param placeholder what stands in the audit in the place of the number
     */
    Uni<Void> hide(UUID clientId, List<String> keys, List<String> hashes, PhoneNumber placeholder, String reportedBy) {
        return getSession()
                .chain(session -> session.createNativeQuery(HIDE)
                        .setParameter(1, clientId)
                        .setParameter(2, hashes.toArray(String[]::new))
                        .setParameter(3, keys.toArray(String[]::new))
                        .setParameter(4, placeholder.key())
                        .setParameter(5, placeholder.given())
                        .setParameter(6, reportedBy)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
