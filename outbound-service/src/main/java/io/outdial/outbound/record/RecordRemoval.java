package io.outdial.outbound.record;

import io.outdial.outbound.notice.Notices;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Takes records back that were loaded (ADR 0051). One that was never handed out is gone; another ends as cancelled, and
 * who has it is told. Neither is a duplicate of anything any more.
 */
@ApplicationScoped
public class RecordRemoval {

    /** More in one transaction would keep others from their records for longer. */
    static final int MAX_TOGETHER = 5_000;

    @Inject
    RemovalRepository records;

    @Inject
    Notices notices;

    /** What a step of the removal of an import has come to. */
    public record ImportStep(int removed, boolean isLast) {}

    /** What a step of a removal has come to. */
    public record Step(int removed, long lastHandle, boolean isLast) {}

    /**
     * Removes the records of numbers in campaigns.
     *
     * @param transaction in which nothing has been locked yet
     * @return how many there were
     */
    public Uni<Integer> remove(
            SqlCarrier transaction,
            UUID clientId,
            Collection<UUID> campaignIds,
            List<PhoneNumber> numbers,
            RemovalFilter filter) {
        return records.lockNumbers(transaction, clientId, numbers)
                .chain(() -> removeLocked(transaction, clientId, campaignIds, numbers, filter));
    }

    /** Removes the open records of numbers by campaign, to make room for new ones in the same transaction. */
    public Uni<Void> removeReplaced(SqlCarrier transaction, UUID clientId, Map<UUID, List<PhoneNumber>> numbers) {
        List<PhoneNumber> all = numbers.values().stream().flatMap(List::stream).toList();
        return records.lockNumbers(transaction, clientId, all)
                .chain(() -> records.setReplaces(transaction, true))
                .chain(() -> Multi.createFrom()
                        .iterable(numbers.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(campaign -> removeLocked(
                                transaction,
                                clientId,
                                List.of(campaign.getKey()),
                                campaign.getValue(),
                                RemovalFilter.OPEN))
                        .collect()
                        .asList())
                .chain(() -> records.setReplaces(transaction, false));
    }

    /**
     * Removes the next 5,000 records of a campaign, in the order of their handles.
     *
     * @param transaction in which nothing has been locked yet
     * @param lastHandle of the step before, 0 at first
     */
    public Uni<Step> removeNext(
            SqlCarrier transaction, UUID clientId, UUID campaignId, RemovalFilter filter, long lastHandle) {
        return records.findNext(transaction, clientId, campaignId, filter, lastHandle, MAX_TOGETHER)
                .chain(handles -> removeHandles(transaction, clientId, List.of(campaignId), handles, filter)
                        .map(removed -> new Step(
                                removed,
                                handles.isEmpty() ? lastHandle : handles.get(handles.size() - 1),
                                handles.size() < MAX_TOGETHER)));
    }

    /**
     * Removes records that an import has added to a campaign and that have not ended, 5,000 at most: whoever asks asks
     * again. Those that have ended stay as they are, so that who was called is still known.
     *
     * @param transaction in which nothing has been locked yet
     */
    public Uni<ImportStep> removeImported(SqlCarrier transaction, UUID clientId, UUID campaignId, UUID importId) {
        return records.findImported(transaction, clientId, importId, MAX_TOGETHER)
                .chain(handles -> removeHandles(transaction, clientId, List.of(campaignId), handles, RemovalFilter.OPEN)
                        .map(removed -> new ImportStep(removed, handles.size() < MAX_TOGETHER)));
    }

    private Uni<Integer> removeLocked(
            SqlCarrier transaction,
            UUID clientId,
            Collection<UUID> campaignIds,
            List<PhoneNumber> numbers,
            RemovalFilter filter) {
        return records.findByNumber(transaction, clientId, campaignIds, numbers, filter)
                .chain(handles -> removeHandles(transaction, clientId, campaignIds, handles, filter));
    }

    private Uni<Integer> removeHandles(
            SqlCarrier transaction,
            UUID clientId,
            Collection<UUID> campaignIds,
            List<Long> handles,
            RemovalFilter filter) {
        if (handles.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return records.lock(transaction, clientId, handles)
                .chain(locked -> records.holders(transaction, clientId, handles, locked)
                        .chain(holders -> records.remove(transaction, clientId, campaignIds, handles, filter)
                                .call(() -> NumberRecordRepository.passTurns(transaction, clientId, locked))
                                .call(() -> notices.store(transaction, holders))));
    }
}
