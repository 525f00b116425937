package io.outdial.enrollment.call;

import io.outdial.enrollment.chain.ChainOwner;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The calls that were made to customers, in the session or transaction of the caller. */
@ApplicationScoped
class CallRepository {

    private static final String TOLD = """
            unnest(CAST($2 AS uuid[]), CAST($3 AS bigint[]), CAST($4 AS uuid[]), CAST($5 AS uuid[]), CAST(CAST($6 AS text[]) AS timestamptz[]), CAST($7 AS text[]),
                   CAST($8 AS bigint[]), CAST($9 AS bigint[]), CAST($10 AS text[]))
                   AS told (id, chain_id, customer_id, campaign_id, called_at, disposition, duration_ms, version, source_name)
            """;

    static final String ADD = """
            INSERT INTO customer_call (client_id, id, chain_id, customer_id, campaign_id, called_at, disposition, duration_ms, version, source_name)
            SELECT $1, id, chain_id, customer_id, campaign_id, called_at, disposition, duration_ms, version, source_name
              FROM %s ORDER BY id
            ON CONFLICT ON CONSTRAINT customer_call_pk DO NOTHING
            RETURNING id
            """.formatted(TOLD);

    /** Of calls that are known already what more has become known. */
    static final String RENEW = """
            WITH known AS MATERIALIZED (
                SELECT id FROM customer_call WHERE client_id = $1 AND id = ANY (CAST($2 AS uuid[])) ORDER BY id FOR UPDATE
            )
            UPDATE customer_call AS call SET disposition = told.disposition, duration_ms = told.duration_ms, version = told.version, source_name = told.source_name
              FROM known JOIN %s ON told.id = known.id
             WHERE call.client_id = $1 AND call.id = known.id AND call.version < told.version
            """.formatted(TOLD);

    static final String ASSIGN = """
            UPDATE customer_call AS call SET customer_id = owner.customer_id
              FROM unnest(CAST($2 AS bigint[]), CAST($3 AS uuid[])) AS owner (chain_id, customer_id)
             WHERE call.client_id = $1 AND call.chain_id = owner.chain_id AND call.customer_id IS NULL
            """;

    static final String COUNT = """
            SELECT EXISTS (SELECT FROM customer WHERE client_id = $1 AND id = $2),
                   (SELECT count(*) FROM customer_call WHERE client_id = $1 AND customer_id = $2)
            """;

    static final String PAGE = """
            SELECT call.id, call.campaign_id, call.called_at, call.disposition, call.duration_ms, customer.caller_id, call.source_name
              FROM customer_call AS call JOIN customer ON customer.client_id = call.client_id AND customer.id = call.customer_id
             WHERE call.client_id = $1 AND call.customer_id = $2 ORDER BY %s LIMIT $3 OFFSET $4
            """;

    /**
     * @param owners customers by the ids of the chains, as far as they are known
     * @return the ids of those that nobody had told of
     */
    Uni<Set<UUID>> add(UUID clientId, List<MadeCall> calls, Map<Long, UUID> owners) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(ADD, values(clientId, calls, owners)))
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()));
    }

    Uni<Void> renew(UUID clientId, List<MadeCall> calls) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).execute(RENEW, values(clientId, calls, Map.of())));
    }

    /** Of chains that are known from now on. */
    Uni<Void> assign(UUID clientId, List<ChainOwner> owners) {
        return Panache.getSession().chain(session -> SqlCarrier.of(session)
                .execute(
                        ASSIGN,
                        clientId,
                        owners.stream().map(ChainOwner::chainId).toArray(Long[]::new),
                        owners.stream().map(ChainOwner::customerId).toArray(UUID[]::new)));
    }

    /** Null if the client has no such customer. */
    Uni<Long> count(UUID clientId, UUID customerId) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).firstRow(COUNT, clientId, customerId))
                .map(row -> (Boolean) row[0] ? (Long) row[1] : null);
    }

    Uni<List<CustomerCall>> find(UUID clientId, UUID customerId, CallOrder order, PageRequest page) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(PAGE.formatted(order.sql()), clientId, customerId, page.limit(), page.offset()))
                .map(rows -> rows.stream()
                        .map(row -> new CustomerCall(
                                (UUID) row[0],
                                (UUID) row[1],
                                ((OffsetDateTime) row[2]).toInstant(),
                                (String) row[3],
                                (Long) row[4],
                                (String) row[5],
                                (String) row[6]))
                        .toList());
    }

    private static Object[] values(UUID clientId, List<MadeCall> calls, Map<Long, UUID> owners) {
        return new Object[] {
            clientId,
            column(calls, MadeCall::id, UUID[]::new),
            column(calls, MadeCall::chainId, Long[]::new),
            column(calls, call -> owners.get(call.chainId()), UUID[]::new),
            column(calls, MadeCall::campaignId, UUID[]::new),
            column(calls, call -> call.calledAt().toString(), String[]::new),
            column(calls, MadeCall::disposition, String[]::new),
            column(calls, MadeCall::durationMs, Long[]::new),
            column(calls, MadeCall::version, Long[]::new),
            column(calls, MadeCall::sourceName, String[]::new)
        };
    }

    private static <T> T[] column(List<MadeCall> calls, Function<MadeCall, T> value, IntFunction<T[]> array) {
        return calls.stream().map(value).toArray(array);
    }
}
