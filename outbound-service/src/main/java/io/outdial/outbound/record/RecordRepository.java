package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The records of calling lists, and all that is ever written to them (ADR 0030). */
@ApplicationScoped
public class RecordRepository {

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
     * The numbers of the chains that the command means; a chain is one customer's, so they are few.
     *
     * @param region two-letter region that numbers of the client are read in
     */
    public Uni<List<PhoneNumber>> chainNumbers(
            UUID clientId, String region, RecordCommand.DoNotCall command, ResolvedReferences found) {
        return Panache.getSession()
                .chain(session -> meant(
                                session.createNativeQuery(RecordStatements.CHAIN_NUMBERS, Object[].class),
                                clientId,
                                command,
                                found)
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
                .chain(session -> meant(session.createNativeQuery(RecordStatements.MARK), clientId, command, found)
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

    private static <Q extends Mutiny.AbstractQuery> Q meant(
            Q query, UUID clientId, RecordCommand.DoNotCall command, ResolvedReferences found) {
        query.setParameter(1, clientId);
        query.setParameter(2, found.handle());
        query.setParameter(3, everyKey(found.handle() == null ? command.numbers() : List.of()));
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
