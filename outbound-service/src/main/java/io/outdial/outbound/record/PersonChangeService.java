package io.outdial.outbound.record;

import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.record.RecordCommand.Edit;
import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes the open records of a person say what has changed of the person (ADR 59). */
@ApplicationScoped
public class PersonChangeService {

    /** Open records of the numbers {@code $2} that are the customer's {@code $3}. */
    static final String FIND = """
            SELECT handle, chain_id, campaign_id FROM outbound_record
             WHERE client_id = $1 AND phone_key = ANY (CAST($2 AS text[])) AND is_first AND customer_id = $3 AND ended_at IS NULL
            UNION
            SELECT handle, chain_id, campaign_id FROM outbound_record
             WHERE client_id = $1 AND phone_key = ANY (CAST($2 AS text[])) AND NOT is_first AND customer_id = $3 AND ended_at IS NULL
            UNION
            SELECT handle, chain_id, campaign_id FROM outbound_record
             WHERE client_id = $1 AND other_phone_key = ANY (CAST($2 AS text[])) AND customer_id = $3 AND ended_at IS NULL
            ORDER BY handle
            """;

    static final String FIND_CHAINED = """
            SELECT handle FROM outbound_record
             WHERE client_id = $1 AND handle = ANY (CAST(CAST($2 AS text[]) AS bigint[])) AND ended_at IS NULL
            UNION
            SELECT handle FROM outbound_record
             WHERE client_id = $1 AND chain_id = ANY (CAST(CAST($2 AS text[]) AS bigint[])) AND chain_id <> handle AND ended_at IS NULL
            """;

    @Inject
    RecordRepository records;

    @Inject
    EditRepository details;

    @Inject
    EditService edits;

    @Inject
    NumberChangeRepository numbers;

    @Inject
    RecordCancellation cancellation;

    private record Found(long handle, long chainId, UUID campaignId) {}

    /**
     * Zones change where nobody has the record; whoever has one keeps to the hours it was handed out in. A record whose
     * new number must not be called is cancelled. In the session of the caller, in which no record has been locked yet.
     *
     * @return to those who have a record that is cancelled
     */
    public Uni<List<RecordNotice>> apply(UUID clientId, PersonChange change) {
        return details.inSession(transaction -> apply(transaction, clientId, change));
    }

    private Uni<List<RecordNotice>> apply(SqlCarrier transaction, UUID clientId, PersonChange change) {
        String[] keys = RecordRepository.everyKey(List.of(change.former()));
        return records.lockNumbers(transaction, clientId, List.of(change.former(), change.number()))
                .chain(() -> RecordRepository.lockRecords(transaction, clientId, keys, new String[0]))
                .chain(locked -> transaction
                        .rows(FIND, clientId, keys, change.customerId())
                        .map(PersonChangeService::found)
                        .call(found -> name(transaction, clientId, found, change.name()))
                        .call(found -> edits.carryOut(transaction, clientId, requests(found, change.zones())))
                        .chain(found -> change.isOtherNumber()
                                ? renumber(transaction, clientId, found, change, locked)
                                : Uni.createFrom().item(List.of())));
    }

    private static List<Found> found(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new Found((Long) row[0], (Long) row[1], (UUID) row[2]))
                .toList();
    }

    private Uni<Void> name(SqlCarrier transaction, UUID clientId, List<Found> found, String name) {
        RecordEdit.Details named = new RecordEdit.Details(Change.to(name), Change.none(), Map.of());
        return found.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .rows(FIND_CHAINED, clientId, RecordRepository.texts(chains(found)))
                        .chain(rows -> {
                            Map<Long, RecordEdit.Details> byHandle = new LinkedHashMap<>();
                            rows.forEach(row -> byHandle.put((Long) row[0], named));
                            return details.write(transaction, clientId, byHandle);
                        });
    }

    private static List<EditRequest> requests(List<Found> found, List<String> zones) {
        RecordEdit edit = new RecordEdit(
                new RecordEdit.Turns(Change.none(), Change.none(), Change.none()),
                new RecordEdit.Hours(Change.to(zones), Change.none(), Change.none()),
                new RecordEdit.Details(Change.none(), Change.none(), Map.of()));
        return chains(found).stream()
                .map(chain -> new EditRequest(chain, null, new Edit(edit, ChainAttribute.ALL_CHAIN)))
                .toList();
    }

    private static List<Long> chains(List<Found> found) {
        return found.stream().map(Found::chainId).distinct().toList();
    }

    private Uni<List<RecordNotice>> renumber(
            SqlCarrier transaction, UUID clientId, List<Found> found, PersonChange change, List<Object[]> locked) {
        List<Long> forbidden = new ArrayList<>();
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(
                        record -> numbers.isForbidden(clientId, record.campaignId(), change.number())
                                .chain(isForbidden -> {
                                    if (isForbidden) {
                                        forbidden.add(record.handle());
                                        return Uni.createFrom().voidItem();
                                    }
                                    return numbers.setNumber(clientId, named(record, change), change.number());
                                }))
                .collect()
                .last()
                .chain(() -> forbidden.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : cancellation.cancelLocked(transaction, clientId, RecordRepository.texts(forbidden), locked));
    }

    private static ResolvedReferences named(Found record, PersonChange change) {
        return new ResolvedReferences(null, record.campaignId(), null, null, null, record.handle(), change.former());
    }
}
