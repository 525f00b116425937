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

/** Notes on records whose they are. What becomes of a record does not depend on it, so its version stays. */
@ApplicationScoped
public class ChainOwnerRepository {

    /** Of an erased person nothing is noted. */
    static final String ASSIGN = """
            WITH owner AS MATERIALIZED (
                SELECT CAST(said.chain AS bigint) AS chain_id, CAST(said.customer AS uuid) AS customer_id, CAST(said.enrolment AS uuid) AS enrolment_id
                  FROM unnest(CAST($2 AS text[]), CAST($3 AS text[]), CAST($4 AS text[])) AS said (chain, customer, enrolment)
            ), locked AS MATERIALIZED (
                SELECT handle, chain_id FROM outbound_record
                 WHERE client_id = $1 AND handle = ANY (ARRAY(
                       SELECT owner.chain_id FROM owner
                       UNION
                       SELECT member.handle FROM owner JOIN outbound_record AS member
                           ON member.client_id = $1 AND member.chain_id = owner.chain_id AND member.chain_id <> member.handle))
                 ORDER BY handle FOR NO KEY UPDATE
            )
            UPDATE outbound_record AS record SET customer_id = owner.customer_id, enrolment_id = owner.enrolment_id
              FROM locked JOIN owner ON owner.chain_id = locked.chain_id
             WHERE record.client_id = $1 AND record.handle = locked.handle AND record.phone_key NOT LIKE '#%'
               AND (record.customer_id, record.enrolment_id) IS DISTINCT FROM (owner.customer_id, owner.enrolment_id)
            """;

    static final String FIND = """
            SELECT handle, chain_id, enrolment_id FROM outbound_record
             WHERE client_id = $1 AND handle = ANY (CAST(CAST($2 AS text[]) AS bigint[]))
            """;

    /**
     * A record with the chain that it is of.
     *
     * @param enrolmentId null where nobody has said whose it is
     */
    public record OwnedRecord(long chainId, UUID enrolmentId) {}

    /** @param owners each chain once */
    public Uni<Void> assign(UUID clientId, List<ChainOwner> owners) {
        return Panache.getSession().chain(session -> assign(SqlCarrier.of(session), clientId, owners));
    }

    /** Like {@link #assign(UUID, List)}, in the transaction of a connection. */
    public Uni<Void> assign(SqlCarrier transaction, UUID clientId, List<ChainOwner> owners) {
        return owners.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.execute(
                        ASSIGN,
                        clientId,
                        SetColumns.texts(owners, ChainOwner::chainId),
                        SetColumns.texts(owners, ChainOwner::customerId),
                        SetColumns.texts(owners, ChainOwner::enrolmentId));
    }

    /** Records by their handles. */
    public Uni<Map<Long, OwnedRecord>> find(SqlCarrier connection, UUID clientId, Collection<Long> handles) {
        return handles.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : connection
                        .rows(FIND, clientId, RecordRepository.texts(handles))
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(
                                        row -> (Long) row[0], row -> new OwnedRecord((Long) row[1], (UUID) row[2]))));
    }
}
