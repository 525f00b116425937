package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is known of numbers before they are added, and the locks under which it stays true (ADR 49). */
@ApplicationScoped
public class KnownRecordRepository {

    /** As {@code add_records} takes them, so that it has them already. */
    static final String LOCK_NUMBERS = """
            SELECT count(CASE WHEN is_ambiguous THEN pg_advisory_xact_lock(lock) ELSE pg_advisory_xact_lock_shared(lock) END)
              FROM (SELECT do_not_call_lock(CAST($1 AS uuid), key) AS lock, bool_or(strpos(given.keys, ' ') > 0) AS is_ambiguous
                      FROM unnest(CAST($2 AS text[])) AS given (keys), string_to_table(given.keys, ' ') AS key
                     GROUP BY 1 ORDER BY 1) AS bucket
            """;

    /** Those who look before they add take turns; leads, about which the unique index decides, do not wait for them. */
    static final String LOCK_SEARCHES = """
            SELECT count(pg_advisory_xact_lock(lock))
              FROM (SELECT DISTINCT known_records_lock(CAST($1 AS uuid), key) AS lock
                      FROM unnest(CAST($2 AS text[])) AS given (keys), string_to_table(given.keys, ' ') AS key ORDER BY 1) AS bucket
            """;

    static final String FIND = """
            SELECT reason IS NOT NULL, is_in_campaign, handle
              FROM known_records(CAST($1 AS uuid), CAST($2 AS uuid), CAST($3 AS uuid), CAST($4 AS text), CAST($5 AS timestamptz),
                                 CAST($6 AS text[]), CAST($7 AS text[]), CAST($8 AS text[]), CAST($9 AS text[]))
             ORDER BY n
            """;

    static final String DESCRIBE = """
            SELECT record.handle, list.name FROM outbound_record AS record
              JOIN calling_list AS list ON list.client_id = record.client_id AND list.id = record.calling_list_id
             WHERE record.client_id = $1 AND record.handle = ANY (CAST(CAST($2 AS text[]) AS bigint[]))
            """;

    static final String FIND_OPEN = """
            SELECT handle FROM outbound_record
             WHERE client_id = $1 AND handle = ANY (CAST(CAST($2 AS text[]) AS bigint[])) AND ended_at IS NULL
            """;

    @Inject
    NumberHash hashes;

    /**
     * Until the transaction ends nobody marks the numbers, and nobody else looks for duplicates of them to add some.
     * Leads are still added, one of a number to a campaign.
     */
    public Uni<Void> lock(SqlCarrier transaction, UUID clientId, List<PhoneNumber> numbers) {
        String[] keys = SetColumns.texts(numbers, SetColumns::keys);
        return transaction
                .firstRow(LOCK_NUMBERS, clientId, keys)
                .chain(() -> transaction.firstRow(LOCK_SEARCHES, clientId, keys))
                .replaceWithVoid();
    }

    /**
     * @param names of the persons, in the order of the numbers, null where there is none
     * @return in the order of the numbers
     */
    public Uni<List<Standing>> find(
            SqlCarrier connection, UUID clientId, DuplicateScope scope, List<PhoneNumber> numbers, List<String> names) {
        return connection
                .rows(
                        FIND,
                        clientId,
                        scope.campaignId(),
                        scope.callingListId(),
                        scope.reach().column(),
                        scope.since(),
                        SetColumns.texts(numbers, SetColumns::keys),
                        SetColumns.texts(numbers, SetColumns::formerKeys),
                        SetColumns.texts(numbers, number -> SetColumns.hashes(hashes, clientId, number)),
                        SetColumns.texts(names, name -> scope.isByName() ? name : null))
                .map(rows -> rows.stream()
                        .map(row -> new Standing((Boolean) row[0], (Boolean) row[1], (Long) row[2]))
                        .toList());
    }

    /**
     * Standings to which records that have ended do not count. Of a number with several records an open one is found
     * first, so what was found tells all.
     */
    public Uni<List<Standing>> withoutEnded(SqlCarrier connection, UUID clientId, List<Standing> standings) {
        Set<Long> handles = standings.stream()
                .map(Standing::handle)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return handles.isEmpty()
                ? Uni.createFrom().item(standings)
                : connection
                        .rows(FIND_OPEN, clientId, RecordRepository.texts(handles))
                        .map(rows -> rows.stream().map(row -> (Long) row[0]).collect(Collectors.toSet()))
                        .map(open -> standings.stream()
                                .map(standing -> open.contains(standing.handle()) ? standing : standing.unknown())
                                .toList());
    }

    /** Records by their handles; one that is gone again is not among them. */
    public Uni<Map<Long, KnownRecord>> describe(SqlCarrier connection, UUID clientId, Collection<Long> handles) {
        return handles.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : connection
                        .rows(DESCRIBE, clientId, RecordRepository.texts(handles))
                        .map(rows -> rows.stream()
                                .map(row -> new KnownRecord((Long) row[0], (String) row[1]))
                                .collect(Collectors.toMap(KnownRecord::handle, known -> known)));
    }
}
