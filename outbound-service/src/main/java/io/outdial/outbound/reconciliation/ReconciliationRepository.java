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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Pages of what is compared, each in a moment, however many records have ended. */
@ApplicationScoped
class ReconciliationRepository {

    /** The other service may not know yet what is younger. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    /**
     * The next {@code $3} records after the handle {@code $2}; of one that has ended, or is not to be dialled, only the
     * handle.
     */
    static final String RECORDS = """
            SELECT page.handle, page.chain_id, page.campaign_id, page.phone, page.phone_key, page.other_phone_key, page.created_at, page.customer_id, page.enrolment_id,
                   page.record_status IN (1, 2, 8, 9) AND page.record_type <> 7 AND page.created_at < now() - $4 * interval '1 second'
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

    /** Writes the event that adding the records of the chain has written. */
    static final String TELL = """
            SELECT count(announce_added_chains(told.clients, told.handles, told.outcomes))
              FROM (SELECT array_agg(CAST($1 AS text)) AS clients, array_agg(handle ORDER BY handle) AS handles, array_agg(CAST('stored' AS text)) AS outcomes
                      FROM outbound_record
                     WHERE client_id = CAST(CAST($1 AS text) AS uuid) AND (handle = $2 OR chain_id = $2 AND chain_id <> handle)) AS told
            """;

    @Inject
    Pool pool;

    /**
     * A page of records.
     *
     * @param open those that may still be dialled
     * @param size how many were looked at
     */
    record RecordPage(List<OpenRecord> open, int size, long last) {}

    Uni<RecordPage> records(UUID clientId, long after, int limit) {
        return SqlCarrier.of(pool)
                .rows(RECORDS, clientId, after, limit, GRACE.toSeconds())
                .map(rows -> new RecordPage(
                        rows.stream()
                                .filter(row -> (Boolean) row[9])
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
    Uni<Void> tell(UUID clientId, long chainId) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).firstRow(TELL, clientId.toString(), chainId))
                .replaceWithVoid();
    }

    private static OpenRecord toRecord(Object[] row) {
        String key = (String) row[4];
        return new OpenRecord(
                (Long) row[0],
                (Long) row[1],
                (UUID) row[2],
                new PhoneNumber((String) row[3], key, (String) row[5], key, List.of()),
                ((OffsetDateTime) row[6]).toInstant(),
                (UUID) row[7],
                (UUID) row[8]);
    }
}
