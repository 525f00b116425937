package io.outdial.outbound.record;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads chains. */
@ApplicationScoped
public class ChainRepository {

    static final String FIND = """
            WITH named AS (SELECT chain_id FROM outbound_record WHERE client_id = ?1 AND handle = ?2)
            SELECT first.chain_id, first.handle, first.chain_n, first.phone, first.phone_type, first.call_result, first.attempts
              FROM named JOIN outbound_record AS first ON first.client_id = ?1 AND first.handle = named.chain_id
            UNION ALL
            SELECT other.chain_id, other.handle, other.chain_n, other.phone, other.phone_type, other.call_result, other.attempts
              FROM named JOIN outbound_record AS other ON other.client_id = ?1 AND other.chain_id = named.chain_id AND other.chain_id <> other.handle
             ORDER BY 3, 2
            """;

    /** The chain of a record that exists. */
    public Uni<Chain> find(UUID clientId, long handle) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, handle)
                        .getResultList())
                .map(rows -> new Chain(
                        (Long) rows.get(0)[0],
                        rows.stream().map(ChainRepository::link).toList()));
    }

    private static Chain.Link link(Object[] row) {
        return new Chain.Link(
                (Long) row[1],
                (Integer) row[2],
                (String) row[3],
                PhoneType.of((Short) row[4]),
                CallResult.find((Short) row[5]).orElseThrow(),
                (Integer) row[6]);
    }
}
