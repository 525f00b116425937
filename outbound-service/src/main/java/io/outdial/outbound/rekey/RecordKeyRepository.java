package io.outdial.outbound.rekey;

import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneRule;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Records whose keys are of an older rule. */
@ApplicationScoped
class RecordKeyRepository {

    private static final int BATCH = 200;

    static final String FIND_OLD = "SELECT client_id, handle, phone, phone_key FROM outbound_record"
            + " WHERE key_version < " + PhoneRule.VERSION
            + " AND client_id = ANY (CAST(CAST(?1 AS text[]) AS uuid[])) ORDER BY client_id, handle LIMIT " + BATCH;

    /** A record that was erased after it was read keeps the key that the erasure gave it. */
    private static final String CHANGED = """
            WITH changed AS (
                SELECT number.handle, number.key, nullif(number.other, '') AS other
                  FROM unnest(CAST(CAST(?2 AS text[]) AS bigint[]), CAST(?3 AS text[]), CAST(?4 AS text[]), CAST(?5 AS text[])) AS number (handle, was, key, other)
                  JOIN outbound_record AS record ON record.client_id = ?1 AND record.handle = number.handle AND record.phone_key = number.was
            )
            """;

    /** Runs before the keys change, since the unique index of first records checks row by row. */
    static final String KEEP_ELDEST_FIRST = CHANGED + """
            , rivals AS (
                SELECT record.handle, record.campaign_id, changed.key
                  FROM changed JOIN outbound_record AS record ON record.client_id = ?1 AND record.handle = changed.handle
                 WHERE record.is_first
                UNION
                SELECT record.handle, record.campaign_id, record.phone_key
                  FROM changed JOIN outbound_record AS record ON record.client_id = ?1 AND record.phone_key = changed.key AND record.is_first
                 WHERE NOT EXISTS (SELECT FROM changed AS leaving WHERE leaving.handle = record.handle AND leaving.key <> record.phone_key)
            ), ranked AS (
                SELECT handle, row_number() OVER (PARTITION BY campaign_id, key ORDER BY handle) AS n FROM rivals
            )
            UPDATE outbound_record AS record SET is_first = false
              FROM ranked WHERE record.client_id = ?1 AND record.handle = ranked.handle AND ranked.n > 1
            """;

    static final String REKEY = CHANGED + """
            UPDATE outbound_record AS record SET phone_key = changed.key, other_phone_key = changed.other, key_version = %d
              FROM changed WHERE record.client_id = ?1 AND record.handle = changed.handle
            """.formatted(PhoneRule.VERSION);

    static final String FIND_HASHES =
            "SELECT number_hash FROM do_not_call_hash WHERE client_id = ?1 AND number_hash = ANY (CAST(?2 AS text[]))";

    record OldRecord(UUID clientId, long handle, String phone, String phoneKey) {}

    record RekeyedRecord(OldRecord record, PhoneNumber number) {}

    Uni<List<OldRecord>> findOld(List<UUID> clientIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND_OLD, Object[].class)
                        .setParameter(1, texts(clientIds.stream()))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new OldRecord((UUID) row[0], (Long) row[1], (String) row[2], (String) row[3]))
                        .toList());
    }

    /** The caller holds the locks of the numbers. */
    Uni<Void> rekey(UUID clientId, List<RekeyedRecord> records) {
        return Panache.getSession()
                .chain(session -> changed(session.createNativeQuery(KEEP_ELDEST_FIRST), clientId, records)
                        .executeUpdate()
                        .chain(() -> changed(session.createNativeQuery(REKEY), clientId, records)
                                .executeUpdate()))
                .replaceWithVoid();
    }

    /** @return those of the hashes under which somebody was erased */
    Uni<Set<String>> findHashes(UUID clientId, Collection<String> hashes) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND_HASHES, String.class)
                        .setParameter(1, clientId)
                        .setParameter(2, texts(hashes.stream()))
                        .getResultList())
                .map(Set::copyOf);
    }

    private static <Q extends Mutiny.AbstractQuery> Q changed(Q query, UUID clientId, List<RekeyedRecord> records) {
        query.setParameter(1, clientId);
        query.setParameter(2, texts(records.stream().map(each -> each.record().handle())));
        query.setParameter(3, texts(records.stream().map(each -> each.record().phoneKey())));
        query.setParameter(4, texts(records.stream().map(each -> each.number().key())));
        query.setParameter(
                5,
                texts(records.stream()
                        .map(each -> Objects.requireNonNullElse(each.number().otherKey(), ""))));
        return query;
    }

    private static String[] texts(Stream<?> values) {
        return values.map(Object::toString).toArray(String[]::new);
    }
}
