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

    static final String WITHDRAW = """
            DELETE FROM outbound_record WHERE client_id = $1 AND handle = ANY (CAST(CAST($2 AS text[]) AS bigint[]))
            """;

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
}
