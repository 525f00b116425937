package io.outdial.outbound.record;

import static io.outdial.outbound.record.RecordRepository.everyKey;
import static io.outdial.outbound.record.RecordRepository.texts;

import io.outdial.outbound.notice.RecordNotice;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** All records of some numbers, changed at once (ADR 0030). The caller holds the locks of the numbers. */
@ApplicationScoped
public class NumberRecordRepository {

    @Inject
    HolderRepository holders;

    @Inject
    Outbox outbox;

    /**
     * The numbers of the chains that a command means; a chain is one customer's, so they are few.
     *
     * @param region two-letter region that numbers of the client are read in
     * @param numbers those of the records that are meant where no handle was given
     */
    public Uni<List<PhoneNumber>> chainNumbers(
            UUID clientId, String region, ResolvedReferences found, List<PhoneNumber> numbers) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(
                                RecordStatements.CHAIN_NUMBERS,
                                clientId,
                                found.handle(),
                                namedKeys(found, numbers),
                                found.campaignId(),
                                found.callingListId()))
                .map(rows -> rows.stream()
                        .map(row -> PhoneNumber.stored((String) row[0], (String) row[1], (String) row[2], region))
                        .toList());
    }

    /**
     * Marks the records that are meant and takes all others of the numbers out of dialling.
     *
     * @param numbers that are listed; the caller holds their lock
     * @return to those who have one of them
     */
    public Uni<List<RecordNotice>> mark(
            UUID clientId, RecordCommand.DoNotCall command, ResolvedReferences found, List<PhoneNumber> numbers) {
        return change(
                clientId,
                everyKey(numbers),
                connection -> connection.update(
                        RecordStatements.MARK,
                        clientId,
                        found.handle(),
                        namedKeys(found, command.numbers()),
                        found.campaignId(),
                        found.callingListId(),
                        command.isOfWholeChain(),
                        everyKey(numbers)));
    }

    /**
     * Takes every open record of the numbers out of dialling, in all campaigns. The caller holds their lock.
     *
     * @return to those who have one of them
     */
    public Uni<List<RecordNotice>> stop(UUID clientId, List<PhoneNumber> numbers) {
        return Panache.getSession().chain(session -> stop(SqlCarrier.of(session), clientId, numbers));
    }

    /** Like {@link #stop(UUID, List)}, in the transaction of a connection. */
    public Uni<List<RecordNotice>> stop(SqlCarrier transaction, UUID clientId, List<PhoneNumber> numbers) {
        return change(
                transaction,
                clientId,
                everyKey(numbers),
                connection -> connection.update(RecordStatements.STOP, clientId, everyKey(numbers)));
    }

    /** Ends the records of the keys and takes out of them what is about the person. */
    public Uni<List<RecordNotice>> erase(UUID clientId, List<String> keys, PhoneNumber placeholder) {
        String[] erased = keys.toArray(String[]::new);
        return change(
                        clientId,
                        erased,
                        connection -> connection.update(
                                RecordStatements.ERASE, clientId, erased, placeholder.given(), placeholder.key()))
                .call(() -> Panache.getSession().chain(session -> SqlCarrier.of(session)
                        .update(RecordStatements.ERASE_ATTEMPTS, clientId, erased, placeholder.key())));
    }

    /**
     * Locks all records of the keys, changes them, and lets the turn go on in chains that have lost it.
     *
     * @return to those who have a record that is changed
     */
    private Uni<List<RecordNotice>> change(UUID clientId, String[] keys, Function<SqlCarrier, Uni<Integer>> statement) {
        return Panache.getSession().chain(session -> change(SqlCarrier.of(session), clientId, keys, statement));
    }

    private Uni<List<RecordNotice>> change(
            SqlCarrier transaction, UUID clientId, String[] keys, Function<SqlCarrier, Uni<Integer>> statement) {
        return RecordRepository.lockRecords(transaction, clientId, keys, new String[0])
                .chain(locked -> holders(transaction, clientId, keys, locked)
                        .call(() -> statement.apply(transaction))
                        .call(() -> passTurns(transaction, clientId, locked)))
                .invoke(outbox::expectNotes);
    }

    private Uni<List<RecordNotice>> holders(
            SqlCarrier transaction, UUID clientId, String[] keys, List<Object[]> locked) {
        return isSomeHeld(locked)
                ? holders.find(transaction, clientId, keys)
                : Uni.createFrom().item(List.of());
    }

    /** @param locked see {@link RecordStatements#LOCK_RECORDS} */
    static boolean isSomeHeld(List<Object[]> locked) {
        return locked.stream().anyMatch(row -> (boolean) row[1]);
    }

    /** @param locked see {@link RecordStatements#LOCK_RECORDS} */
    static Uni<Void> passTurns(SqlCarrier transaction, UUID clientId, List<Object[]> locked) {
        List<Long> chains = locked.stream()
                .map(row -> (Long) row[0])
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return chains.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.execute(RecordStatements.PASS_TURNS, clientId, texts(chains));
    }

    /** Of the records that are meant where no handle was given. */
    private static String[] namedKeys(ResolvedReferences found, List<PhoneNumber> numbers) {
        return everyKey(found.handle() == null ? numbers : List.of());
    }
}
