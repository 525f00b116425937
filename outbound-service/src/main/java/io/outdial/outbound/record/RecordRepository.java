package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The records of calling lists that are changed one by one or by the chain; {@link NumberRecordRepository} changes all
 * of a number, {@link NewRecordRepository} adds them (ADR 0030).
 */
@ApplicationScoped
public class RecordRepository {

    @Inject
    LaneRepository lanes;

    @Inject
    CallbackRepository callbacks;

    @Inject
    Outbox outbox;

    /** That of the session of the caller. */
    Uni<SqlCarrier> connection() {
        return Panache.getSession().map(SqlCarrier::of);
    }

    /**
     * From now to the end of the transaction nobody else adds, marks, stops or erases records of these numbers (ADR
     * 0006). To be called before any of that is done.
     */
    public Uni<Void> lockNumbers(UUID clientId, List<PhoneNumber> numbers) {
        return Panache.getSession().chain(session -> lockNumbers(SqlCarrier.of(session), clientId, numbers));
    }

    /** Like {@link #lockNumbers(UUID, List)}, in the transaction of a connection. */
    public Uni<Void> lockNumbers(SqlCarrier connection, UUID clientId, List<PhoneNumber> numbers) {
        return connection
                .firstRow(RecordStatements.LOCK_NUMBERS, clientId, keys(numbers))
                .replaceWithVoid();
    }

    /**
     * Locks all records of some numbers, those of the handles, and the rest of their chains. To be called before either
     * is locked alone by who needs both; the caller holds the locks of the numbers.
     */
    Uni<Void> lockRecords(UUID clientId, List<PhoneNumber> numbers, Collection<Long> handles) {
        return Panache.getSession()
                .chain(session -> lockRecords(SqlCarrier.of(session), clientId, everyKey(numbers), texts(handles)))
                .replaceWithVoid();
    }

    /**
     * The record of a handle with its chain, in the order of the handles; nobody else changes them until the
     * transaction ends.
     */
    Uni<List<OutboundRecord>> lockChain(UUID clientId, String region, long handle) {
        return lockChains(clientId, region, List.of(handle))
                .map(chains -> chains.values().stream().findFirst().orElse(List.of()));
    }

    /** The chains of several records by their ids, like {@link #lockChain}. */
    Uni<Map<Long, List<OutboundRecord>>> lockChains(UUID clientId, String region, Collection<Long> handles) {
        return Panache.getSession().chain(session -> lockChains(SqlCarrier.of(session), clientId, region, handles));
    }

    /** @param region null for who does not compare numbers */
    Uni<Map<Long, List<OutboundRecord>>> lockChains(
            SqlCarrier transaction, UUID clientId, String region, Collection<Long> handles) {
        return readChains(transaction, HandleStatements.LOCK_CHAINS, clientId, region, handles);
    }

    /** As they are now. */
    Uni<Map<Long, List<OutboundRecord>>> findChains(
            SqlCarrier connection, UUID clientId, String region, Collection<Long> handles) {
        return readChains(connection, HandleStatements.FIND_CHAINS, clientId, region, handles);
    }

    private static Uni<Map<Long, List<OutboundRecord>>> readChains(
            SqlCarrier connection, String find, UUID clientId, String region, Collection<Long> handles) {
        return connection
                .rows(find, clientId, texts(handles))
                .map(rows -> rows.stream().map(row -> (Long) row[0]).toList())
                .chain(found -> connection.rows(HandleStatements.READ_CHAINS, clientId, texts(found)))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                ChainRow::chainId,
                                Collectors.mapping(row -> ChainRow.read(row, region), Collectors.toList()))));
    }

    /** The caller has locked the chains. */
    Uni<Void> write(UUID clientId, List<ChainChange> changes) {
        return Panache.getSession().chain(session -> write(SqlCarrier.of(session), clientId, changes));
    }

    /** Like {@link #write(UUID, List)}, in the transaction of a connection. */
    Uni<Void> write(SqlCarrier transaction, UUID clientId, List<ChainChange> changes) {
        return rows(
                        transaction,
                        clientId,
                        changes.stream()
                                .flatMap(change -> change.changed().stream())
                                .toList())
                .chain(rows -> execute(transaction, HandleStatements.WRITE, clientId, rows))
                .chain(() -> execute(
                        transaction,
                        HandleStatements.END_ATTEMPTS,
                        clientId,
                        changes.stream()
                                .flatMap(change -> change.attemptEnds().stream())
                                .map(ChainRow::written)
                                .toList()))
                .chain(() -> callbacks.agree(
                        transaction,
                        clientId,
                        changes.stream()
                                .map(ChainChange::callback)
                                .filter(Objects::nonNull)
                                .toList()))
                .invoke(outbox::expectNotes);
    }

    /** A record that is still to be called may have to go to another lane. */
    private Uni<List<JsonObject>> rows(SqlCarrier carrier, UUID clientId, List<OutboundRecord> changed) {
        return lanes.findAll(
                        carrier,
                        changed.stream()
                                .filter(OutboundRecord::isToBeCalled)
                                .map(record -> LaneKey.of(clientId, record))
                                .toList())
                .map(found -> changed.stream()
                        .map(record -> ChainRow.written(
                                record, record.isToBeCalled() ? found.get(LaneKey.of(clientId, record)) : null))
                        .toList());
    }

    private static Uni<Void> execute(SqlCarrier transaction, String sql, UUID clientId, List<JsonObject> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.execute(sql, clientId, new JsonArray(rows).encode());
    }

    /** @return see {@link RecordStatements#LOCK_RECORDS} */
    static Uni<List<Object[]>> lockRecords(SqlCarrier connection, UUID clientId, String[] keys, String[] handles) {
        return connection.rows(RecordStatements.LOCK_RECORDS, clientId, keys, handles);
    }

    static String[] texts(Collection<Long> handles) {
        return handles.stream().map(String::valueOf).toArray(String[]::new);
    }

    private static String[] keys(List<PhoneNumber> numbers) {
        return numbers.stream().flatMap(number -> number.keys().stream()).toArray(String[]::new);
    }

    static String[] everyKey(List<PhoneNumber> numbers) {
        return numbers.stream().flatMap(number -> number.everyKey().stream()).toArray(String[]::new);
    }
}
