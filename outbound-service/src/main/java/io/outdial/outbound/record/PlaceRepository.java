package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The chains of persons who are known, which new records join. */
@ApplicationScoped
public class PlaceRepository {

    /** The first record of a chain stands for all of it. */
    private static final String LOCK_CHAIN = """
            SELECT handle FROM outbound_record
             WHERE client_id = $1 AND handle = $2 AND chain_id = handle AND calling_list_id = $3 FOR NO KEY UPDATE
            """;

    static final String HAS_NUMBER = """
            SELECT EXISTS (SELECT FROM outbound_record AS first
                            WHERE first.client_id = $1 AND first.handle = $2 AND first.record_status NOT IN (%1$s)
                              AND (first.phone_key = ANY (CAST($3 AS text[])) OR first.other_phone_key = ANY (CAST($3 AS text[]))))
                OR EXISTS (SELECT FROM outbound_record AS other
                            WHERE other.client_id = $1 AND other.chain_id = $2 AND other.chain_id <> other.handle AND other.record_status NOT IN (%1$s)
                              AND (other.phone_key = ANY (CAST($3 AS text[])) OR other.other_phone_key = ANY (CAST($3 AS text[]))))
            """.formatted(RecordStatus.endedNumbers());

    static final String JOIN = """
            WITH chain AS (
                SELECT first.chain_n, first.due_at FROM outbound_record AS first WHERE first.client_id = $1 AND first.handle = $3
                UNION ALL
                SELECT other.chain_n, other.due_at
                  FROM outbound_record AS other
                 WHERE other.client_id = $1 AND other.chain_id = $3 AND other.chain_id <> other.handle AND other.handle <> $2
            ), place AS (
                SELECT max(chain_n) + 1 AS n, bool_or(due_at IS NOT NULL) AS is_waiting FROM chain
            )
            UPDATE outbound_record AS record
               SET chain_n = place.n,
                   record_status = CASE WHEN place.is_waiting THEN 9 ELSE 1 END, due_at = CASE WHEN NOT place.is_waiting THEN now() END
              FROM place
             WHERE record.client_id = $1 AND record.handle = $2
            RETURNING record.chain_n
            """;

    /** Whether the list has such a chain; nobody else changes it until the transaction ends. */
    public Uni<Boolean> lockChain(UUID clientId, long chainId, UUID callingListId) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(LOCK_CHAIN, clientId, chainId, callingListId)
                        .map(rows -> rows.stream().map(row -> (Long) row[0]).toList()))
                .map(handles -> !handles.isEmpty());
    }

    /** Whether an open record of a chain has the number. The caller has locked the chain. */
    public Uni<Boolean> hasNumber(UUID clientId, long chainId, PhoneNumber number) {
        return Panache.getSession().chain(session -> SqlCarrier.of(session)
                .firstRow(HAS_NUMBER, clientId, chainId, number.everyKey().toArray(String[]::new))
                .map(row -> (Boolean) row[0]));
    }

    /**
     * Makes a record that the transaction has added to a chain the last of it; the caller has locked the chain. It has
     * the turn unless another number of the chain has.
     */
    public Uni<Placed> join(UUID clientId, long handle, long chainId) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).firstRow(JOIN, clientId, handle, chainId))
                .map(row -> new Placed(handle, chainId, (Integer) row[0]));
    }

    /** @param chainN its place in the chain */
    public record Placed(long handle, long chainId, int chainN) {}
}
