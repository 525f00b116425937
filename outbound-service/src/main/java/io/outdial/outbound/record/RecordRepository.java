package io.outdial.outbound.record;

import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The records of calling lists and every change of them; {@link NewRecordRepository} adds them (ADR 0030). */
@ApplicationScoped
public class RecordRepository {

    @Inject
    NumberHash hashes;

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
        return Panache.getSession()
                .chain(session -> meant(
                                session.createNativeQuery(RecordStatements.MARK), clientId, found, command.numbers())
                        .setParameter(6, command.isOfWholeChain())
                        .setParameter(7, everyKey(numbers))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Takes every open record of the numbers out of dialling, in all campaigns. The caller holds their lock. */
    public Uni<Void> stop(UUID clientId, List<PhoneNumber> numbers) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RecordStatements.STOP)
                        .setParameter(1, clientId)
                        .setParameter(2, everyKey(numbers))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Cancels the open records of a number in a campaign. The caller holds its lock. */
    Uni<Void> cancel(UUID clientId, UUID campaignId, PhoneNumber number) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RecordStatements.CANCEL)
                        .setParameter(1, clientId)
                        .setParameter(2, everyKey(List.of(number)))
                        .setParameter(3, campaignId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Ends the records of the keys and takes out of them what is about the person. */
    public Uni<Void> erase(UUID clientId, List<String> keys, PhoneNumber placeholder) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RecordStatements.ERASE)
                        .setParameter(1, clientId)
                        .setParameter(2, keys.toArray(String[]::new))
                        .setParameter(3, placeholder.given())
                        .setParameter(4, placeholder.key())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * The record of a handle or its chain, in the order of the handles; nobody else changes them until the transaction
     * ends. The caller holds the locks of their numbers.
     */
    Uni<List<OutboundRecord>> lockRecords(UUID clientId, String region, long handle, boolean wholeChain) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HandleStatements.LOCK_RECORDS, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, handle)
                        .setParameter(3, wholeChain)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new OutboundRecord(
                                (Long) row[0],
                                PhoneNumber.stored((String) row[1], (String) row[2], (String) row[3], region),
                                RecordStatus.of((Short) row[4]),
                                (Integer) row[5],
                                (Integer) row[6]))
                        .toList());
    }

    /** The caller has locked the records. */
    Uni<Void> apply(UUID clientId, List<OutboundRecord> records, Transition transition) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HandleStatements.APPLY)
                        .setParameter(1, clientId)
                        .setParameter(
                                2,
                                records.stream()
                                        .map(record -> Long.toString(record.handle()))
                                        .toArray(String[]::new))
                        .setParameter(3, transition.typeNumber())
                        .setParameter(4, transition.statusNumber())
                        .setParameter(5, transition.resultNumber())
                        .executeUpdate())
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

    /** Everything but the number. The caller has locked the record. */
    Uni<Void> setDetails(UUID clientId, long handle, RecordCommand.Update update) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HandleStatements.SET_DETAILS)
                        .setParameter(1, clientId)
                        .setParameter(2, handle)
                        .setParameter(
                                3,
                                update.phoneType() == null
                                        ? null
                                        : update.phoneType().number())
                        .setParameter(4, update.timeZone())
                        .setParameter(5, update.callFrom())
                        .setParameter(6, update.callUntil())
                        .executeUpdate())
                .replaceWithVoid();
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

    private static String[] keys(List<PhoneNumber> numbers) {
        return numbers.stream().flatMap(number -> number.keys().stream()).toArray(String[]::new);
    }

    private static String[] everyKey(List<PhoneNumber> numbers) {
        return numbers.stream().flatMap(number -> number.everyKey().stream()).toArray(String[]::new);
    }
}
