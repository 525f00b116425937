package io.outdial.outbound.record;

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
import java.util.stream.Collectors;

/** The do-not-call list of a client, and what listing does to the records of a number. */
@ApplicationScoped
class DoNotCallListRepository implements PanacheRepositoryBase<DoNotCallEntry, DoNotCallEntry.Key> {

    /** record_status of the records that are finished, as SQL has it. */
    static final String FINISHED =
            DoNotCallRule.FINISHED.stream().map(String::valueOf).collect(Collectors.joining(", "));

    /** In ascending order, so that two marks of the same numbers cannot wait for each other. */
    private static final String LOCK = """
            SELECT count(pg_advisory_xact_lock(lock))
              FROM (SELECT DISTINCT do_not_call_lock(?1, number) AS lock
                      FROM unnest(CAST(?2 AS text[])) AS number ORDER BY 1) AS ascending
            """;

    /**
     * An entry for each key. A number that is known by its hash alone stays unknown otherwise, whoever names it and
     * however.
     */
    static final String LIST = """
            INSERT INTO do_not_call (client_id, phone_key, other_phone_key, phone, said_by, campaign_id, key_version)
            SELECT ?1, key, nullif(other, ''), given, ?6, CAST(?7 AS uuid),""" + PhoneRule.VERSION + """

              FROM unnest(CAST(?2 AS text[]), CAST(?3 AS text[]), CAST(?4 AS text[]), CAST(?5 AS text[])) AS number (key, other, given, hash)
             GROUP BY key, other, given
            HAVING NOT bool_or(EXISTS (SELECT FROM do_not_call_hash AS erased WHERE erased.client_id = ?1 AND erased.number_hash = hash))
            ON CONFLICT ON CONSTRAINT do_not_call_pk DO NOTHING
            RETURNING phone_key
            """;

    static final String STOP = """
            WITH affected AS (
            %1$s
            )
            UPDATE outbound_record AS record SET record_type = %2$d, updated_at = now()
              FROM affected
             WHERE record.client_id = ?1 AND record.handle = affected.handle
               AND record.record_status NOT IN (%3$s) AND record.record_type <> %2$d
            """.formatted(recordsOf("?2"), DoNotCallRule.NO_CALL, FINISHED);

    /**
     * With nulls, where a text has one reading: a condition on that would be an offer to read all texts of the client
     * that have two.
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
     * All of them come under one key, so at most one of a campaign is its first afterwards; of those that were parked
     * under it earlier one may be that already.
     */
    static final String ERASE = """
            WITH affected AS (
                SELECT record.handle, record.campaign_id, record.is_first,
                       row_number() OVER (PARTITION BY record.campaign_id, record.is_first ORDER BY record.handle) AS n
                  FROM outbound_record AS record
                 WHERE record.client_id = ?1 AND record.handle IN (SELECT handle FROM (
            %1$s
                 ) AS numbers)
            )
            UPDATE outbound_record AS record
               SET phone = ?3, phone_key = ?4, other_phone_key = NULL, name = NULL, user_data = '{}', updated_at = now(),
                   is_first = affected.is_first AND affected.n = 1 AND NOT EXISTS (
                       SELECT FROM outbound_record AS parked
                        WHERE parked.client_id = ?1 AND parked.phone_key = ?4 AND parked.campaign_id = affected.campaign_id AND parked.is_first),
                   record_type = CASE WHEN record.record_status IN (%2$s) THEN record.record_type ELSE %3$d END,
                   call_result = CASE WHEN record.record_status IN (%2$s) THEN record.call_result ELSE %4$d END,
                   record_status = CASE WHEN record.record_status IN (%2$s) THEN record.record_status ELSE %5$d END
              FROM affected
             WHERE record.client_id = ?1 AND record.handle = affected.handle
            """.formatted(
            recordsOf("?2"), FINISHED, DoNotCallRule.NO_CALL, DoNotCallRule.RECORD_CANCELLED, DoNotCallRule.CANCELLED);

    /**
     * The handles of all records of some numbers of the client {@code ?1}, each once or more, spelt so that each part
     * is served by one of the indexes of V002 and V011.
     *
     * @param numbers the parameter that holds every key of them, such as {@code ?2}
     */
    static String recordsOf(String numbers) {
        return """
                SELECT handle, false AS marked FROM outbound_record
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(%1$s AS text[])) AND is_first
                UNION ALL
                SELECT handle, false FROM outbound_record
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(%1$s AS text[])) AND NOT is_first
                UNION ALL
                SELECT handle, false FROM outbound_record
                 WHERE client_id = ?1 AND other_phone_key = ANY (CAST(%1$s AS text[]))""".formatted(numbers);
    }

    /** From now to the end of the transaction nobody adds a record of these numbers (V002, do_not_call_lock). */
    Uni<Void> lock(UUID clientId, List<PhoneNumber> numbers) {
        return getSession()
                .chain(session -> session.createNativeQuery(LOCK, Object.class)
                        .setParameter(1, clientId)
                        .setParameter(2, keys(numbers))
                        .getSingleResult())
                .replaceWithVoid();
    }

    /**
     * Numbers that are listed already keep their entry.
     *
     * @param hash of a number's key
     * @param campaignId null where it was said in none
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

    /** Takes every open record of the numbers out of dialling, in all campaigns. */
    Uni<Void> stop(UUID clientId, List<PhoneNumber> numbers) {
        return getSession()
                .chain(session -> session.createNativeQuery(STOP)
                        .setParameter(1, clientId)
                        .setParameter(2, everyKey(numbers))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * The second readings of texts that stand for one of the keys, on the list and in records: they have to go with it.
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

    /** Ends the records of the keys and takes out of them what is about the person. */
    Uni<Void> erase(UUID clientId, List<String> keys, PhoneNumber placeholder) {
        return getSession()
                .chain(session -> session.createNativeQuery(ERASE)
                        .setParameter(1, clientId)
                        .setParameter(2, keys.toArray(String[]::new))
                        .setParameter(3, placeholder.given())
                        .setParameter(4, placeholder.key())
                        .executeUpdate())
                .replaceWithVoid();
    }

    static String[] keys(List<PhoneNumber> numbers) {
        return numbers.stream().flatMap(number -> number.keys().stream()).toArray(String[]::new);
    }

    static String[] everyKey(List<PhoneNumber> numbers) {
        return numbers.stream().flatMap(number -> number.everyKey().stream()).toArray(String[]::new);
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
