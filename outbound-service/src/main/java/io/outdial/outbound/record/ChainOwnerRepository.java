package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

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

    /** @param owners each chain once */
    public Uni<Void> assign(UUID clientId, List<ChainOwner> owners) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .update(
                                ASSIGN,
                                clientId,
                                SetColumns.texts(owners, ChainOwner::chainId),
                                SetColumns.texts(owners, ChainOwner::customerId),
                                SetColumns.texts(owners, ChainOwner::enrolmentId)))
                .replaceWithVoid();
    }
}
