package io.outdial.outbound.reconciliation;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Pages of what is compared, each in a moment, however many records have ended. */
@ApplicationScoped
class ReconciliationRepository {

    /** The other service may not know yet what is younger. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    /**
     * The next {@code $3} records after the handle {@code $2}, each with its standing; that is null for one that is too
     * young, or of an erased person.
     */
    static final String RECORDS = """
            SELECT page.handle, page.chain_id, page.campaign_id, page.phone, page.phone_key, page.other_phone_key, page.created_at, page.customer_id, page.enrolment_id,
                   CASE WHEN page.phone_key LIKE '#%' OR coalesce(page.ended_at, page.created_at) >= now() - $4 * interval '1 second' THEN NULL
                        WHEN end_reason(page.record_type, page.record_status, page.call_result) IS NULL THEN 'OPEN'
                        WHEN page.handle = page.chain_id AND NOT EXISTS (
                             SELECT FROM outbound_record AS other
                              WHERE other.client_id = page.client_id AND other.chain_id = page.chain_id AND other.chain_id <> other.handle
                                AND (other.phone_key LIKE '#%' OR coalesce(other.ended_at, now()) >= now() - $4 * interval '1 second')) THEN 'END_OF_CHAIN'
                        ELSE 'ENDED' END
              FROM (SELECT * FROM outbound_record WHERE client_id = $1 AND handle > $2 ORDER BY handle LIMIT $3) AS page
             ORDER BY page.handle
            """;

    /** The next {@code $3} numbers after the key {@code $2} that nobody calls for the client. */
    static final String NUMBERS = """
            SELECT DISTINCT ON (phone_key) phone, phone_key FROM do_not_call
             WHERE client_id = $1 AND phone_key > $2 AND scope = '00000000-0000-0000-0000-000000000000' AND expires_at IS NULL
               AND created_at < now() - $4 * interval '1 second'
             ORDER BY phone_key LIMIT $3
            """;

    /** Which of the keys {@code $2} nobody has listed for the whole client. */
    static final String UNLISTED = """
            SELECT asked.key FROM unnest(CAST($2 AS text[])) AS asked (key)
             WHERE NOT EXISTS (SELECT FROM do_not_call AS entry
                                WHERE entry.client_id = $1 AND entry.phone_key = asked.key
                                  AND entry.scope = '00000000-0000-0000-0000-000000000000' AND entry.expires_at IS NULL)
            """;

    /** Writes the events that whatever happened to the chain has written. */
    static final String TELL = "SELECT count(tell_of_chain($1, $2, $3))";

    /** Which of the chains {@code $2} have a record, and which were lost with the database. */
    static final String CHAINS = """
            SELECT asked.id,
                   EXISTS (SELECT FROM outbound_record WHERE client_id = $1 AND handle = asked.id)
                   OR EXISTS (SELECT FROM outbound_record WHERE client_id = $1 AND chain_id = asked.id AND chain_id <> handle),
                   EXISTS (SELECT FROM lost_handles WHERE asked.id BETWEEN first AND last)
              FROM unnest(CAST(CAST($2 AS text[]) AS bigint[])) AS asked (id)
            """;

    static final String CONTINUE = "SELECT count(continue_sequences($1))";

    @Inject
    Pool pool;

    /**
     * A page of records.
     *
     * @param records those that are compared
     * @param size how many were looked at
     */
    record RecordPage(List<ComparedRecord> records, int size, long last) {}

    /** What there is of a chain. */
    record ChainPresence(boolean isPresent, boolean isLost) {}

    Uni<RecordPage> records(UUID clientId, long after, int limit) {
        return SqlCarrier.of(pool)
                .rows(RECORDS, clientId, after, limit, GRACE.toSeconds())
                .map(rows -> new RecordPage(
                        rows.stream()
                                .filter(row -> row[9] != null)
                                .map(ReconciliationRepository::toRecord)
                                .toList(),
                        rows.size(),
                        rows.isEmpty() ? after : (Long) rows.get(rows.size() - 1)[0]));
    }

    /** Listed numbers in the order of their keys. */
    Uni<List<PhoneNumber>> numbers(UUID clientId, String after, int limit) {
        return SqlCarrier.of(pool)
                .rows(NUMBERS, clientId, after, limit, GRACE.toSeconds())
                .map(rows -> rows.stream()
                        .map(row -> new PhoneNumber((String) row[0], (String) row[1]))
                        .toList());
    }

    /** Those of the numbers that nobody has listed for the whole client. */
    Uni<List<PhoneNumber>> unlisted(UUID clientId, List<PhoneNumber> numbers) {
        String[] keys = numbers.stream().map(PhoneNumber::key).toArray(String[]::new);
        return SqlCarrier.of(pool).rows(UNLISTED, clientId, keys).map(rows -> {
            Set<Object> unlisted = rows.stream().map(row -> row[0]).collect(Collectors.toSet());
            return numbers.stream()
                    .filter(number -> unlisted.contains(number.key()))
                    .toList();
        });
    }

    /** In the caller's transaction. */
    Uni<Void> tell(UUID clientId, UUID campaignId, long chainId) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).firstRow(TELL, clientId, campaignId, chainId))
                .replaceWithVoid();
    }

    Uni<Map<Long, ChainPresence>> chains(UUID clientId, Collection<Long> chainIds) {
        return SqlCarrier.of(pool)
                .rows(
                        CHAINS,
                        clientId,
                        chainIds.stream().map(id -> Long.toString(id)).toArray(String[]::new))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (Long) row[0],
                                row -> new ChainPresence((Boolean) row[1], (Boolean) row[2]),
                                (first, second) -> first)));
    }

    /** What is given from now on is larger than what was given before, though this database may not know of it. */
    Uni<Void> continueAfter(long knownChain) {
        return SqlCarrier.of(pool).firstRow(CONTINUE, knownChain).replaceWithVoid();
    }

    private static ComparedRecord toRecord(Object[] row) {
        String key = (String) row[4];
        return new ComparedRecord(
                (Long) row[0],
                (Long) row[1],
                (UUID) row[2],
                new PhoneNumber((String) row[3], key, (String) row[5], key, List.of()),
                ((OffsetDateTime) row[6]).toInstant(),
                (UUID) row[7],
                (UUID) row[8],
                ComparedRecord.Standing.valueOf((String) row[9]));
    }
}
