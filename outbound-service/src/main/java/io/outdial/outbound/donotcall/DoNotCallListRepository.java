package io.outdial.outbound.donotcall;

import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneRule;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The do-not-call list of a client. */
@ApplicationScoped
class DoNotCallListRepository implements PanacheRepositoryBase<DoNotCallEntry, DoNotCallEntry.Key> {

    /** An entry for each key. A number that is kept as a hash only is never listed in the clear again. */
    static final String LIST = """
            INSERT INTO do_not_call (client_id, phone_key, other_phone_key, phone, reported_by, campaign_id, key_version)
            SELECT ?1, key, nullif(other, ''), given, ?6, CAST(?7 AS uuid),""" + PhoneRule.VERSION + """

              FROM unnest(CAST(?2 AS text[]), CAST(?3 AS text[]), CAST(?4 AS text[]), CAST(?5 AS text[])) AS number (key, other, given, hash)
             GROUP BY key, other, given
            HAVING NOT bool_or(EXISTS (SELECT FROM do_not_call_hash AS erased WHERE erased.client_id = ?1 AND erased.number_hash = hash))
            ON CONFLICT ON CONSTRAINT do_not_call_pk DO NOTHING
            RETURNING phone_key
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

    static final String HIDE = """
            WITH hidden AS (
                INSERT INTO do_not_call_hash (client_id, number_hash) SELECT ?1, unnest(CAST(?2 AS text[]))
                ON CONFLICT ON CONSTRAINT do_not_call_hash_pk DO NOTHING
            )
            DELETE FROM do_not_call WHERE client_id = ?1 AND phone_key = ANY (CAST(?3 AS text[]))
            """;

    /**
     * Numbers that are listed already keep their entry.
     *
     * @param hash of a number's key
     * @param campaignId null where it was reported in none
     * @return the keys that were not listed before
     */
    Uni<Set<String>> list(
            UUID clientId,
            List<PhoneNumber> numbers,
            Function<String, String> hash,
            String reportedBy,
            UUID campaignId) {
        List<Entry> entries = numbers.stream()
                .flatMap(number -> number.keys().stream().flatMap(key -> number.everyKey().stream()
                        .map(hashed -> new Entry(key, number.given(), otherThan(key, number), hash.apply(hashed)))))
                .toList();
        return getSession()
                .chain(session -> session.createNativeQuery(LIST, String.class)
                        .setParameter(1, clientId)
                        .setParameter(2, column(entries, Entry::key))
                        .setParameter(3, column(entries, Entry::other))
                        .setParameter(4, column(entries, Entry::given))
                        .setParameter(5, column(entries, Entry::hash))
                        .setParameter(6, reportedBy)
                        .setParameter(7, campaignId)
                        .getResultList())
                .map(Set::copyOf);
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

    /** Lists keys by their hashes instead of by themselves. */
    Uni<Void> hide(UUID clientId, List<String> keys, List<String> hashes) {
        return getSession()
                .chain(session -> session.createNativeQuery(HIDE)
                        .setParameter(1, clientId)
                        .setParameter(2, hashes.toArray(String[]::new))
                        .setParameter(3, keys.toArray(String[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String otherThan(String key, PhoneNumber number) {
        return number.keys().stream()
                .filter(other -> !other.equals(key))
                .findFirst()
                .orElse("");
    }

    private static String[] column(List<Entry> entries, Function<Entry, String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    /**
     * A key with one of the hashes that its number may be known by.
     *
     * @param other the number's second key, empty if it has none
     */
    private record Entry(String key, String given, String other, String hash) {}
}
