package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The records of calling lists and every change of them; {@link NewRecordRepository} adds them (ADR 0030). */
@ApplicationScoped
public class RecordRepository {

    @Inject
    NumberHash hashes;

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
     * The record of a handle with its chain, in the order of the handles; nobody else changes them until the
     * transaction ends.
     */
    Uni<List<OutboundRecord>> lockChain(UUID clientId, String region, long handle) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HandleStatements.LOCK_CHAIN, Long.class)
                        .setParameter(1, clientId)
                        .setParameter(2, handle)
                        .getResultList()
                        .chain(handles -> session.createNativeQuery(HandleStatements.READ_CHAIN, Object[].class)
                                .setParameter(1, clientId)
                                .setParameter(2, texts(handles))
                                .getResultList()))
                .map(rows ->
                        rows.stream().map(row -> ChainRow.read(row, region)).toList());
    }

    /** The caller has locked the chain. */
    Uni<Void> write(UUID clientId, ChainChange change) {
        return Panache.getSession().chain(session -> rows(SqlCarrier.of(session), clientId, change.changed())
                .chain(rows -> execute(session, HandleStatements.WRITE, clientId, rows))
                .chain(() -> execute(
                        session,
                        HandleStatements.END_ATTEMPTS,
                        clientId,
                        change.attemptEnds().stream().map(ChainRow::written).toList())));
    }

    /** A record that is still to be called may have to go to another lane. */
    private Uni<List<JsonObject>> rows(SqlCarrier carrier, UUID clientId, List<OutboundRecord> changed) {
        return Multi.createFrom()
                .iterable(changed)
                .onItem()
                .transformToUniAndConcatenate(record -> record.isToBeCalled()
                        ? lanes.find(carrier, LaneKey.of(clientId, record)).map(lane -> ChainRow.written(record, lane))
                        : Uni.createFrom().item(ChainRow.written(record, null)))
                .collect()
                .asList();
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
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RecordStatements.LOCK_RECORDS, Long.class)
                        .setParameter(1, clientId)
                        .setParameter(2, keys)
                        .getResultList()
                        .call(() -> statement.apply(session).executeUpdate())
                        .chain(chains -> passTurns(session, clientId, chains)));
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

    /** Whether the do-not-call list, or the erasure of its owner, forbids a number. The caller holds its lock. */
    Uni<Boolean> isForbidden(UUID clientId, UUID campaignId, PhoneNumber number) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HandleStatements.ADMIT, String.class)
                        .setParameter(1, clientId)
                        .setParameter(2, campaignId)
                        .setParameter(3, keys(List.of(number)))
                        .setParameter(4, number.formerKeys().toArray(String[]::new))
                        .setParameter(
                                5,
                                number.everyKey().stream()
                                        .map(key -> hashes.of(clientId, key))
                                        .toArray(String[]::new))
                        .getSingleResultOrNull())
                .map(Objects::nonNull);
    }

    /** The caller has locked the record, and holds the locks of the number that it had and of the new one. */
    Uni<Void> setNumber(UUID clientId, ResolvedReferences found, PhoneNumber number) {
        return Panache.getSession().chain(session -> session.createNativeQuery(HandleStatements.SET_NUMBER)
                .setParameter(1, clientId)
                .setParameter(2, found.handle())
                .setParameter(3, number.given())
                .setParameter(4, number.key())
                .setParameter(5, number.otherKey())
                .setParameter(6, everyKey(List.of(number)))
                .executeUpdate()
                .chain(() -> session.createNativeQuery(HandleStatements.PROMOTE)
                        .setParameter(1, clientId)
                        .setParameter(2, found.campaignId())
                        .setParameter(3, everyKey(List.of(found.recordNumber())))
                        .executeUpdate())
                .replaceWithVoid());
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

    private static String[] texts(List<Long> handles) {
        return handles.stream().map(String::valueOf).toArray(String[]::new);
    }

    private static String[] keys(List<PhoneNumber> numbers) {
        return numbers.stream().flatMap(number -> number.keys().stream()).toArray(String[]::new);
    }

    private static String[] everyKey(List<PhoneNumber> numbers) {
        return numbers.stream().flatMap(number -> number.everyKey().stream()).toArray(String[]::new);
    }
}
