package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads chains. */
@ApplicationScoped
public class ChainRepository {

    static final String FIND = """
            WITH named AS (SELECT DISTINCT chain_id FROM outbound_record WHERE client_id = $1 AND handle = ANY (CAST(CAST($2 AS text[]) AS bigint[])))
            SELECT first.chain_id, first.handle, first.chain_n, first.phone, first.phone_key, first.phone_type, first.call_result, first.attempts, first.record_type, first.record_status
              FROM named JOIN outbound_record AS first ON first.client_id = $1 AND first.handle = named.chain_id
            UNION ALL
            SELECT other.chain_id, other.handle, other.chain_n, other.phone, other.phone_key, other.phone_type, other.call_result, other.attempts, other.record_type, other.record_status
              FROM named JOIN outbound_record AS other ON other.client_id = $1 AND other.chain_id = named.chain_id AND other.chain_id <> other.handle
             ORDER BY 1, 3, 2
            """;

    /** The chain of a record that exists. */
    public Uni<Chain> find(UUID clientId, long handle) {
        return findAll(clientId, List.of(handle))
                .map(chains -> chains.values().iterator().next());
    }

    /** The chains of records that exist, by their ids. */
    public Uni<Map<Long, Chain>> findAll(UUID clientId, Collection<Long> handles) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(
                                FIND,
                                clientId,
                                handles.stream().map(String::valueOf).toArray(String[]::new)))
                .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> (Long) row[0])))
                .map(chains -> chains.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                chain -> new Chain(
                                        chain.getKey(),
                                        chain.getValue().stream()
                                                .map(ChainRepository::link)
                                                .toList()))));
    }

    private static Chain.Link link(Object[] row) {
        return new Chain.Link(
                (Long) row[1],
                (Integer) row[2],
                (String) row[3],
                (String) row[4],
                PhoneType.of((Short) row[5]),
                CallResult.find((Short) row[6]).orElseThrow(),
                (Integer) row[7],
                RecordState.of(RecordType.of((Short) row[8]), RecordStatus.of((Short) row[9])));
    }
}
