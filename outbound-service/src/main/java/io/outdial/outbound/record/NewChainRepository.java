package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Chains of several numbers that are added together. */
@ApplicationScoped
public class NewChainRepository {

    static final String DRAW = "SELECT nextval('record_handle') FROM generate_series(1, CAST($1 AS integer))";

    /** With what the transaction has written to tell of their chains. */
    static final String WITHDRAW = """
            WITH meant AS (
                DELETE FROM outbound_record WHERE client_id = $1 AND handle = ANY (CAST(CAST($2 AS text[]) AS bigint[])) RETURNING chain_id
            )""" + takeOut();

    /** What the transaction has written to tell of some chains. */
    static final String LEAVE_UNTOLD = """
            WITH meant AS (
                SELECT CAST(chain AS bigint) AS chain_id FROM unnest(CAST($2 AS text[])) AS chain
            )""" + takeOut();

    /**
     * The rest of a statement, which takes the chains that are {@code meant} out of the events of its transaction. They
     * are due since it began, and each condition can go by one index only (ADR 87): neither other events of the client
     * are read nor those that were delivered.
     */
    private static String takeOut() {
        return """
            , event AS MATERIALIZED (
                SELECT waiting.id, (SELECT jsonb_agg(each.number ORDER BY each.n)
                                            FROM jsonb_array_elements(waiting.data -> 'numbers') WITH ORDINALITY AS each (number, n)
                                           WHERE CAST(each.number ->> 'chainId' AS bigint) NOT IN (SELECT chain_id FROM meant)) AS others
                  FROM outbox_event AS waiting
                 WHERE waiting.due_at = now() AND coalesce(waiting.client_id = $1, false) AND waiting.type = 'chains.added' AND waiting.created_at = now()
            ), empty AS (
                DELETE FROM outbox_event WHERE id = ANY (ARRAY(SELECT id FROM event WHERE others IS NULL))
            )
            UPDATE outbox_event AS waiting SET data = jsonb_build_object('numbers', (SELECT others FROM event WHERE event.id = waiting.id))
             WHERE id = ANY (ARRAY(SELECT id FROM event WHERE others IS NOT NULL))
            """;
    }

    /** Handles for the first records of chains, which their other records name. */
    public Uni<List<Long>> drawHandles(SqlCarrier connection, int count) {
        return count == 0
                ? Uni.createFrom().item(List.of())
                : connection
                        .rows(DRAW, count)
                        .map(rows -> rows.stream().map(row -> (Long) row[0]).toList());
    }

    /** Takes back records that the very transaction has added. */
    public Uni<Void> withdraw(SqlCarrier transaction, UUID clientId, Collection<Long> handles) {
        return handles.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.execute(WITHDRAW, clientId, RecordRepository.texts(handles));
    }

    /** Chains that the very transaction has added are not told of as such: it tells of them in its own words. */
    public Uni<Void> leaveUntold(SqlCarrier transaction, UUID clientId, Collection<Long> chainIds) {
        return chainIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.execute(LEAVE_UNTOLD, clientId, RecordRepository.texts(chainIds));
    }
}
