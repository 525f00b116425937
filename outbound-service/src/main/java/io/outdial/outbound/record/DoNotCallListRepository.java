package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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

    /** A number that is known by its hash alone stays unknown otherwise, whoever names it. */
    static final String LIST = """
            INSERT INTO do_not_call (client_id, phone_key, phone, said_by, campaign_id)
            SELECT ?1, key, given, ?5, CAST(?6 AS uuid)
              FROM unnest(CAST(?2 AS text[]), CAST(?3 AS text[]), CAST(?4 AS text[])) AS number (key, given, hash)
             WHERE NOT EXISTS (SELECT FROM do_not_call_hash AS erased WHERE erased.client_id = ?1 AND erased.number_hash = hash)
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

    static final String HIDE = """
            WITH hidden AS (
                INSERT INTO do_not_call_hash (client_id, number_hash) VALUES (?1, ?2)
                ON CONFLICT ON CONSTRAINT do_not_call_hash_pk DO NOTHING
            )
            DELETE FROM do_not_call WHERE client_id = ?1 AND phone_key = ?3
            """;

    /** Of records that were parked under the hash since an earlier erasure one is the first of its campaign already. */
    static final String ERASE = """
            WITH affected AS (
            %1$s
            )
            UPDATE outbound_record AS record
               SET phone = ?3, phone_key = ?4, name = NULL, user_data = '{}', updated_at = now(),
                   is_first = record.is_first AND NOT EXISTS (
                       SELECT FROM outbound_record AS parked
                        WHERE parked.client_id = ?1 AND parked.phone_key = ?4 AND parked.campaign_id = record.campaign_id AND parked.is_first),
                   record_type = CASE WHEN record.record_status IN (%2$s) THEN record.record_type ELSE %3$d END,
                   call_result = CASE WHEN record.record_status IN (%2$s) THEN record.call_result ELSE %4$d END,
                   record_status = CASE WHEN record.record_status IN (%2$s) THEN record.record_status ELSE %5$d END
              FROM affected
             WHERE record.client_id = ?1 AND record.handle = affected.handle
            """.formatted(
            recordsOf("?2"), FINISHED, DoNotCallRule.NO_CALL, DoNotCallRule.RECORD_CANCELLED, DoNotCallRule.CANCELLED);

    /**
     * The handles of all records of some numbers of the client {@code ?1}, spelt so that each part is served by one of the indexes of V002.
     *
     * @param numbers the parameter that holds their keys, such as {@code ?2}
     */
    static String recordsOf(String numbers) {
        return """
                SELECT handle, false AS marked FROM outbound_record
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(%1$s AS text[])) AND is_first
                UNION ALL
                SELECT handle, false FROM outbound_record
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(%1$s AS text[])) AND NOT is_first""".formatted(numbers);
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
            UUID clientId, List<PhoneNumber> numbers, Function<String, String> hash, String saidBy, UUID campaignId) {
        return getSession()
                .chain(session -> session.createNativeQuery(LIST, String.class)
                        .setParameter(1, clientId)
                        .setParameter(2, keys(numbers))
                        .setParameter(
                                3, numbers.stream().map(PhoneNumber::given).toArray(String[]::new))
                        .setParameter(
                                4,
                                numbers.stream().map(PhoneNumber::key).map(hash).toArray(String[]::new))
                        .setParameter(5, saidBy)
                        .setParameter(6, campaignId)
                        .getResultList())
                .map(Set::copyOf);
    }

    /** Takes every open record of the number out of dialling, in all campaigns. */
    Uni<Void> stop(UUID clientId, PhoneNumber number) {
        return getSession()
                .chain(session -> session.createNativeQuery(STOP)
                        .setParameter(1, clientId)
                        .setParameter(2, keys(List.of(number)))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Lists the number by its hash instead of by itself. */
    Uni<Void> hide(UUID clientId, PhoneNumber number, String hash) {
        return getSession()
                .chain(session -> session.createNativeQuery(HIDE)
                        .setParameter(1, clientId)
                        .setParameter(2, hash)
                        .setParameter(3, number.key())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Ends the records of the number and takes out of them what is about the person. */
    Uni<Void> erase(UUID clientId, PhoneNumber number, PhoneNumber placeholder) {
        return getSession()
                .chain(session -> session.createNativeQuery(ERASE)
                        .setParameter(1, clientId)
                        .setParameter(2, keys(List.of(number)))
                        .setParameter(3, placeholder.given())
                        .setParameter(4, placeholder.key())
                        .executeUpdate())
                .replaceWithVoid();
    }

    static String[] keys(List<PhoneNumber> numbers) {
        return numbers.stream().map(PhoneNumber::key).toArray(String[]::new);
    }
}
