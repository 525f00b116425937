package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
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
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The records of calling lists and every change of them; {@link NewRecordRepository} adds them (ADR 0030). */
@ApplicationScoped
public class RecordRepository {

    @Inject
    LaneRepository lanes;

    /**
     * From now to the end of the transaction nobody else adds, marks, stops or erases records of these numbers (ADR
     * 0006). To be called before any of that is done.
     */
    public Uni<Void> lockNumbers(UUID clientId, List<PhoneNumber> numbers) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RecordStatements.LOCK_NUMBERS, Object.class)
                        .setParameter(1, clientId)
                        .setParameter(2, keys(numbers))
                        .getSingleResult())
                .replaceWithVoid();
    }

    /**
     * The numbers of the chains that a command means; a chain is one customer's, so they are few.
     *
     * @param region two-letter region that numbers of the client are read in
     * @param numbers those of the records that are meant where no handle was given
     */
    public Uni<List<PhoneNumber>> chainNumbers(
            UUID clientId, String region, ResolvedReferences found, List<PhoneNumber> numbers) {
        return Panache.getSession()
                .chain(session -> meant(
                                session.createNativeQuery(RecordStatements.CHAIN_NUMBERS, Object[].class),
                                clientId,
                                found,
                                numbers)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> PhoneNumber.stored((String) row[0], (String) row[1], (String) row[2], region))
                        .toList());
    }

    /**
     * Marks the records that are meant and takes all others of the numbers out of dialling.
     *
     * @param numbers that are listed; the caller holds their lock
     */
    public Uni<Void> mark(
            UUID clientId, RecordCommand.DoNotCall command, ResolvedReferences found, List<PhoneNumber> numbers) {
        return change(clientId, everyKey(numbers), session -> meant(
                        session.createNativeQuery(RecordStatements.MARK), clientId, found, command.numbers())
                .setParameter(6, command.isOfWholeChain())
                .setParameter(7, everyKey(numbers)));
    }

    /** Takes every open record of the numbers out of dialling, in all campaigns. The caller holds their lock. */
    public Uni<Void> stop(UUID clientId, List<PhoneNumber> numbers) {
        return change(clientId, everyKey(numbers), session -> session.createNativeQuery(RecordStatements.STOP)
                .setParameter(1, clientId)
                .setParameter(2, everyKey(numbers)));
    }

    /** Cancels the open records of a number in a campaign. The caller holds its lock. */
    Uni<Void> cancel(UUID clientId, UUID campaignId, PhoneNumber number) {
        String[] keys = everyKey(List.of(number));
        return change(clientId, keys, session -> session.createNativeQuery(RecordStatements.CANCEL)
                .setParameter(1, clientId)
                .setParameter(2, keys)
                .setParameter(3, campaignId));
    }

    /** Ends the records of the keys and takes out of them what is about the person. */
    public Uni<Void> erase(UUID clientId, List<String> keys, PhoneNumber placeholder) {
        String[] erased = keys.toArray(String[]::new);
        return change(clientId, erased, session -> session.createNativeQuery(RecordStatements.ERASE)
                        .setParameter(1, clientId)
                        .setParameter(2, erased)
                        .setParameter(3, placeholder.given())
                        .setParameter(4, placeholder.key()))
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(RecordStatements.ERASE_ATTEMPTS)
                        .setParameter(1, clientId)
                        .setParameter(2, erased)
                        .setParameter(3, placeholder.key())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Locks all records of some numbers, those of the handles, and the rest of their chains. To be called before either
     * is locked alone by who needs both; the caller holds the locks of the numbers.
     */
    Uni<Void> lockRecords(UUID clientId, List<PhoneNumber> numbers, Collection<Long> handles) {
        return Panache.getSession()
                .chain(session -> lockRecords(session, clientId, everyKey(numbers), texts(handles)))
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
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HandleStatements.LOCK_CHAINS, Long.class)
                        .setParameter(1, clientId)
                        .setParameter(2, texts(handles))
                        .getResultList()
                        .chain(locked -> session.createNativeQuery(HandleStatements.READ_CHAINS, Object[].class)
                                .setParameter(1, clientId)
                                .setParameter(2, texts(locked))
                                .getResultList()))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                ChainRow::chainId,
                                Collectors.mapping(row -> ChainRow.read(row, region), Collectors.toList()))));
    }

    /** The caller has locked the chains. */
    Uni<Void> write(UUID clientId, List<ChainChange> changes) {
        return Panache.getSession().chain(session -> rows(
                        SqlCarrier.of(session),
                        clientId,
                        changes.stream()
                                .flatMap(change -> change.changed().stream())
                                .toList())
                .chain(rows -> execute(session, HandleStatements.WRITE, clientId, rows))
                .chain(() -> execute(
                        session,
                        HandleStatements.END_ATTEMPTS,
                        clientId,
                        changes.stream()
                                .flatMap(change -> change.attemptEnds().stream())
                                .map(ChainRow::written)
                                .toList())));
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

    private static Uni<Void> execute(Mutiny.Session session, String sql, UUID clientId, List<JsonObject> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(sql)
                        .setParameter(1, clientId)
                        .setParameter(2, new JsonArray(rows).encode())
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** Locks all records of the keys, changes them, and lets the turn go on in chains that have lost it. */
    private static Uni<Void> change(
            UUID clientId, String[] keys, Function<Mutiny.Session, Mutiny.MutationQuery> statement) {
        return Panache.getSession().chain(session -> lockRecords(session, clientId, keys, new String[0])
                .call(() -> statement.apply(session).executeUpdate())
                .chain(chains -> passTurns(session, clientId, chains)));
    }

    private static Uni<List<Long>> lockRecords(Mutiny.Session session, UUID clientId, String[] keys, String[] handles) {
        return session.createNativeQuery(RecordStatements.LOCK_RECORDS, Long.class)
                .setParameter(1, clientId)
                .setParameter(2, keys)
                .setParameter(3, handles)
                .getResultList();
    }

    private static Uni<Void> passTurns(Mutiny.Session session, UUID clientId, List<Long> chains) {
        return chains.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(RecordStatements.PASS_TURNS)
                        .setParameter(1, clientId)
                        .setParameter(2, texts(chains))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static <Q extends Mutiny.AbstractQuery> Q meant(
            Q query, UUID clientId, ResolvedReferences found, List<PhoneNumber> numbers) {
        query.setParameter(1, clientId);
        query.setParameter(2, found.handle());
        query.setParameter(3, everyKey(found.handle() == null ? numbers : List.of()));
        query.setParameter(4, found.campaignId());
        query.setParameter(5, found.callingListId());
        return query;
    }

    private static String[] texts(Collection<Long> handles) {
        return handles.stream().map(String::valueOf).toArray(String[]::new);
    }

    private static String[] keys(List<PhoneNumber> numbers) {
        return numbers.stream().flatMap(number -> number.keys().stream()).toArray(String[]::new);
    }

    private static String[] everyKey(List<PhoneNumber> numbers) {
        return numbers.stream().flatMap(number -> number.everyKey().stream()).toArray(String[]::new);
    }
}
