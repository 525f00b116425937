package io.outdial.outbound.record;

import io.outdial.outbound.notice.RecordNotice;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Records as {@link RecordRemoval} takes them back: found, locked in the order of everybody else, and removed. */
@ApplicationScoped
class RemovalRepository {

    private static final String[] NO_KEYS = {};

    @Inject
    HolderRepository holders;

    @Inject
    Outbox outbox;

    /** See {@link RecordRepository#lockNumbers}. */
    Uni<Void> lockNumbers(SqlCarrier transaction, UUID clientId, List<PhoneNumber> numbers) {
        String[] keys =
                numbers.stream().flatMap(number -> number.keys().stream()).toArray(String[]::new);
        return transaction
                .firstRow(RecordStatements.LOCK_NUMBERS, clientId, keys)
                .replaceWithVoid();
    }

    Uni<List<Long>> findByNumber(
            SqlCarrier transaction,
            UUID clientId,
            Collection<UUID> campaignIds,
            List<PhoneNumber> numbers,
            RemovalFilter filter) {
        return transaction
                .rows(
                        RemovalStatements.OF_NUMBERS,
                        clientId,
                        texts(campaignIds),
                        filter.name(),
                        filter.memberId(),
                        filter.skillId(),
                        filter.progressText(),
                        RecordRepository.everyKey(numbers))
                .map(RemovalRepository::handles);
    }

    /**
     * Says of the rest of the transaction whether what is removed makes room for new records of the same persons, so
     * that enrollment-service does not take it for their end.
     */
    Uni<Void> setReplaces(SqlCarrier transaction, boolean replaces) {
        return transaction
                .firstRow(RemovalStatements.SET_REPLACES, replaces ? "on" : "off")
                .replaceWithVoid();
    }

    /** In their order. */
    Uni<List<Long>> findNext(
            SqlCarrier transaction,
            UUID clientId,
            UUID campaignId,
            RemovalFilter filter,
            long lastHandle,
            int maxHandles) {
        return transaction
                .rows(
                        RemovalStatements.NEXT,
                        clientId,
                        texts(List.of(campaignId)),
                        filter.name(),
                        filter.memberId(),
                        filter.skillId(),
                        filter.progressText(),
                        lastHandle,
                        maxHandles)
                .map(RemovalRepository::handles);
    }

    /** Open ones that an import has added, in their order. */
    Uni<List<Long>> findImported(SqlCarrier transaction, UUID clientId, UUID importId, int maxHandles) {
        return transaction
                .rows(RemovalStatements.IMPORTED, clientId, importId, maxHandles)
                .map(RemovalRepository::handles);
    }

    /** @return see {@link RecordStatements#LOCK_RECORDS} */
    Uni<List<Object[]>> lock(SqlCarrier transaction, UUID clientId, List<Long> handles) {
        return transaction.rows(RecordStatements.LOCK_RECORDS, clientId, NO_KEYS, RecordRepository.texts(handles));
    }

    /** Those who have one of the records. */
    Uni<List<RecordNotice>> holders(SqlCarrier transaction, UUID clientId, List<Long> handles, List<Object[]> locked) {
        return NumberRecordRepository.isSomeHeld(locked)
                ? holders.findByHandle(transaction, clientId, RecordRepository.texts(handles))
                : Uni.createFrom().item(List.of());
    }

    /** @return how many of them are still meant, and have been removed */
    Uni<Integer> remove(
            SqlCarrier transaction,
            UUID clientId,
            Collection<UUID> campaignIds,
            List<Long> handles,
            RemovalFilter filter) {
        return transaction
                .firstRow(
                        RemovalStatements.REMOVE,
                        clientId,
                        texts(campaignIds),
                        filter.name(),
                        filter.memberId(),
                        filter.skillId(),
                        filter.progressText(),
                        RecordRepository.texts(handles))
                .map(row -> (Integer) row[0])
                .invoke(outbox::expectNotes);
    }

    private static List<Long> handles(List<Object[]> rows) {
        return rows.stream().map(row -> (Long) row[0]).toList();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
