package io.outdial.outbound.record;

import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.record.PersonChange.Replacement;
import io.outdial.outbound.record.RecordCommand.Edit;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes the open records of a person say what has changed of the person (ADR 59). */
@ApplicationScoped
public class PersonChangeService {

    /** Open records of the numbers {@code $2} that are the customer's {@code $3}. */
    static final String FIND = """
            SELECT handle, chain_id, campaign_id, phone_key, other_phone_key FROM outbound_record
             WHERE client_id = $1 AND phone_key = ANY (CAST($2 AS text[])) AND is_first AND customer_id = $3 AND ended_at IS NULL
            UNION
            SELECT handle, chain_id, campaign_id, phone_key, other_phone_key FROM outbound_record
             WHERE client_id = $1 AND phone_key = ANY (CAST($2 AS text[])) AND NOT is_first AND customer_id = $3 AND ended_at IS NULL
            UNION
            SELECT handle, chain_id, campaign_id, phone_key, other_phone_key FROM outbound_record
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

    @Inject
    ChainNumberRepository added;

    private record Found(long handle, long chainId, UUID campaignId, String phoneKey, String otherPhoneKey) {

        boolean isOf(PhoneNumber number) {
            return number.everyKey().contains(phoneKey) || number.everyKey().contains(otherPhoneKey);
        }
    }

    /**
     * Zones change where nobody has the record; whoever has one keeps to the hours it was handed out in. A record whose
     * new number must not be called is cancelled, and so is one of a number that the person has no more. New numbers
     * join the chains. In the session of the caller, in which no record has been locked yet.
     *
     * @return to those who have a record that is cancelled
     */
    public Uni<List<RecordNotice>> apply(UUID clientId, PersonChange change) {
        return details.inSession(transaction -> apply(transaction, clientId, change));
    }

    private Uni<List<RecordNotice>> apply(SqlCarrier transaction, UUID clientId, PersonChange change) {
        String[] keys = RecordRepository.everyKey(change.former());
        List<PhoneNumber> numbers = Stream.concat(change.former().stream(), change.numbers().stream())
                .toList();
        return records.lockNumbers(transaction, clientId, numbers)
                .chain(() -> RecordRepository.lockRecords(transaction, clientId, keys, new String[0]))
                .chain(locked -> transaction
                        .rows(FIND, clientId, keys, change.customerId())
                        .map(PersonChangeService::found)
                        .call(found -> name(transaction, clientId, found, change.name()))
                        .call(found -> edits.carryOut(transaction, clientId, requests(found, change.zones())))
                        .call(found -> added.add(clientId, chains(found), change))
                        .chain(found -> renumber(clientId, found, change)
                                .chain(forbidden -> cancel(
                                        transaction, clientId, handles(found, change.removed(), forbidden), locked))
                                .call(() -> passTurns(transaction, clientId, found, change))));
    }

    private static List<Found> found(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new Found((Long) row[0], (Long) row[1], (UUID) row[2], (String) row[3], (String) row[4]))
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

    /** @return the records whose new number must not be called */
    private Uni<List<Long>> renumber(UUID clientId, List<Found> found, PersonChange change) {
        List<Long> forbidden = new ArrayList<>();
        return Multi.createFrom()
                .iterable(change.replaced())
                .onItem()
                .transformToMultiAndConcatenate(replacement -> Multi.createFrom()
                        .iterable(found.stream()
                                .filter(record -> record.isOf(replacement.former()))
                                .toList())
                        .onItem()
                        .transformToUniAndConcatenate(record -> renumber(clientId, record, replacement, forbidden)))
                .collect()
                .last()
                .replaceWith(forbidden);
    }

    private Uni<Void> renumber(UUID clientId, Found record, Replacement replacement, List<Long> forbidden) {
        return numbers.isForbidden(clientId, record.campaignId(), replacement.number())
                .chain(isForbidden -> {
                    if (isForbidden) {
                        forbidden.add(record.handle());
                        return Uni.createFrom().voidItem();
                    }
                    return numbers.setNumber(clientId, named(record, replacement), replacement.number());
                });
    }

    private static ResolvedReferences named(Found record, Replacement replacement) {
        return new ResolvedReferences(
                null, record.campaignId(), null, null, null, record.handle(), replacement.former());
    }

    private static String[] handles(List<Found> found, List<PhoneNumber> removed, List<Long> forbidden) {
        return RecordRepository.texts(Stream.concat(
                        forbidden.stream(),
                        found.stream()
                                .filter(record -> removed.stream().anyMatch(record::isOf))
                                .map(Found::handle))
                .distinct()
                .toList());
    }

    private Uni<List<RecordNotice>> cancel(
            SqlCarrier transaction, UUID clientId, String[] handles, List<Object[]> locked) {
        return handles.length == 0
                ? Uni.createFrom().item(List.of())
                : cancellation.cancelLocked(transaction, clientId, handles, locked);
    }

    /** In chains that had one number before, too. */
    private static Uni<Void> passTurns(SqlCarrier transaction, UUID clientId, List<Found> found, PersonChange change) {
        return found.isEmpty() || change.added().isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.execute(RecordStatements.PASS_TURNS, clientId, RecordRepository.texts(chains(found)));
    }
}
