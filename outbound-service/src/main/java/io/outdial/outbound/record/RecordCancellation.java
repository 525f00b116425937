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

/**
 * Cancels open records of whom nobody is to call any more in a campaign (ADR 59), whoever has them. What comes of a
 * call that is under way is kept with its attempt.
 */
@ApplicationScoped
public class RecordCancellation {

    /** More in one transaction would keep others from their records for longer. */
    private static final int MAX_TOGETHER = 500;

    private static final String IS_OPEN = "record_status NOT IN (" + RecordStatus.endedNumbers() + ")";

    /** Of the numbers {@code $2} and the chains {@code $4} in the campaign {@code $3}; each once or more. */
    static final String FIND = """
            SELECT handle FROM outbound_record WHERE client_id = $1 AND phone_key = ANY (CAST($2 AS text[])) AND campaign_id = $3 AND is_first AND %1$s
            UNION ALL
            SELECT handle FROM outbound_record WHERE client_id = $1 AND phone_key = ANY (CAST($2 AS text[])) AND campaign_id = $3 AND NOT is_first AND %1$s
            UNION ALL
            SELECT handle FROM outbound_record WHERE client_id = $1 AND other_phone_key = ANY (CAST($2 AS text[])) AND campaign_id = $3 AND %1$s
            UNION ALL
            SELECT record.handle FROM unnest(CAST(CAST($4 AS text[]) AS bigint[])) AS chain (id)
              JOIN outbound_record AS record ON record.client_id = $1 AND record.handle = chain.id
             WHERE record.campaign_id = $3 AND record.%1$s
            UNION ALL
            SELECT handle FROM outbound_record
             WHERE client_id = $1 AND chain_id = ANY (CAST(CAST($4 AS text[]) AS bigint[])) AND chain_id <> handle AND campaign_id = $3 AND %1$s
            """.formatted(IS_OPEN);

    /** Of the chains {@code $2}. */
    static final String FIND_OF_CHAINS = """
            SELECT handle FROM outbound_record WHERE client_id = $1 AND handle = ANY (CAST(CAST($2 AS text[]) AS bigint[])) AND %1$s
            UNION ALL
            SELECT handle FROM outbound_record
             WHERE client_id = $1 AND chain_id = ANY (CAST(CAST($2 AS text[]) AS bigint[])) AND chain_id <> handle AND %1$s
            """.formatted(IS_OPEN);

    /** Those of the campaign {@code $2} that follow the handle {@code $3}; spelt as the index has it. */
    static final String NEXT = """
            SELECT handle, %1$s FROM outbound_record
             WHERE client_id = $1 AND uuid_hash(campaign_id) = uuid_hash(CAST($2 AS uuid)) AND campaign_id = $2 AND handle > $3
             ORDER BY handle LIMIT %2$d
            """.formatted(IS_OPEN, MAX_TOGETHER);

    static final String CANCEL = """
            WITH changed AS (
                UPDATE outbound_record
                   SET record_status = %1$d, call_result = %2$d, due_at = NULL, ended_at = now(), version = version + 1, updated_at = now()
                 WHERE client_id = $1 AND handle = ANY (CAST(CAST($2 AS text[]) AS bigint[])) AND %3$s
                RETURNING attempt_id
            )
            UPDATE attempt SET ended_at = now(), ended_by = 'cancelled', call_result = %2$d, dialled = false
              FROM changed WHERE attempt.client_id = $1 AND attempt.id = changed.attempt_id AND attempt.ended_at IS NULL
            """.formatted(
                    SetTransition.CANCEL.status().number(),
                    SetTransition.CANCEL.result().number(),
                    IS_OPEN);

    @Inject
    RecordRepository records;

    @Inject
    HolderRepository holders;

    @Inject
    Outbox outbox;

    /**
     * What a step through a campaign has come to.
     *
     * @param notices to those who have one of the records
     */
    public record Step(List<RecordNotice> notices, long lastHandle, boolean isLast) {}

    /**
     * Cancels the open ones of the next records of a campaign, in the order of their handles.
     *
     * @param transaction in which no record has been locked yet
     * @param after handle up to which it has been done
     */
    public Uni<Step> cancelNext(SqlCarrier transaction, UUID clientId, UUID campaignId, long after) {
        return transaction.rows(NEXT, clientId, campaignId, after).chain(rows -> {
            boolean isLast = rows.size() < MAX_TOGETHER;
            long last = rows.isEmpty() ? after : (Long) rows.get(rows.size() - 1)[0];
            String[] open =
                    handles(rows.stream().filter(row -> (Boolean) row[1]).toList());
            return open.length == 0
                    ? Uni.createFrom().item(new Step(List.of(), last, isLast))
                    : RecordRepository.lockRecords(transaction, clientId, new String[0], open)
                            .chain(locked -> cancelLocked(transaction, clientId, open, locked))
                            .map(notices -> new Step(notices, last, isLast));
        });
    }

    /**
     * Cancels the open records of a person in a campaign.
     *
     * @param transaction in which no record has been locked yet
     * @param number whose records there are the person's
     * @param chainIds of the person, as far as they are known
     * @return to those who have one of the records
     */
    public Uni<List<RecordNotice>> cancel(
            SqlCarrier transaction, UUID clientId, UUID campaignId, PhoneNumber number, Collection<Long> chainIds) {
        String[] keys = RecordRepository.everyKey(List.of(number));
        String[] chains = RecordRepository.texts(chainIds);
        return records.lockNumbers(transaction, clientId, List.of(number))
                .chain(() -> RecordRepository.lockRecords(transaction, clientId, keys, chains))
                .chain(locked -> transaction
                        .rows(FIND, clientId, keys, campaignId, chains)
                        .chain(found -> cancelLocked(transaction, clientId, handles(found), locked)));
    }

    /** Like {@link #cancel(SqlCarrier, UUID, UUID, PhoneNumber, Collection)}, in the session of the caller. */
    public Uni<List<RecordNotice>> cancel(
            UUID clientId, UUID campaignId, PhoneNumber number, Collection<Long> chainIds) {
        return records.connection().chain(transaction -> cancel(transaction, clientId, campaignId, number, chainIds));
    }

    /**
     * Cancels the open records of chains, in the session of the caller.
     *
     * @return to those who have one of the records
     */
    public Uni<List<RecordNotice>> cancelChains(UUID clientId, Collection<Long> chainIds) {
        return chainIds.isEmpty()
                ? Uni.createFrom().item(List.of())
                : records.connection().chain(transaction -> transaction
                        .rows(FIND_OF_CHAINS, clientId, RecordRepository.texts(chainIds))
                        .map(RecordCancellation::handles)
                        .chain(open -> RecordRepository.lockRecords(transaction, clientId, new String[0], open)
                                .chain(locked -> cancelLocked(transaction, clientId, open, locked))));
    }

    /** @param locked see {@link RecordStatements#LOCK_RECORDS} */
    Uni<List<RecordNotice>> cancelLocked(
            SqlCarrier transaction, UUID clientId, String[] handles, List<Object[]> locked) {
        Uni<List<RecordNotice>> told = NumberRecordRepository.isSomeHeld(locked)
                ? holders.findByHandle(transaction, clientId, handles)
                : Uni.createFrom().item(List.of());
        return told.call(() -> transaction.update(CANCEL, clientId, handles))
                .call(() -> NumberRecordRepository.passTurns(transaction, clientId, locked))
                .invoke(outbox::expectNotes);
    }

    private static String[] handles(List<Object[]> rows) {
        return rows.stream().map(row -> row[0].toString()).distinct().toArray(String[]::new);
    }
}
