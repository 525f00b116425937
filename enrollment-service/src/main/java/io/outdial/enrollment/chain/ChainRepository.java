package io.outdial.enrollment.chain;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Whose the chains of outbound-service are. All methods run in the caller's transaction. */
@ApplicationScoped
class ChainRepository {

    static final String FIND = """
            SELECT chain_id, customer_id, campaign_id, enrolment_id FROM chain
             WHERE client_id = $1 AND chain_id = ANY (CAST($2 AS bigint[]))
            """;

    static final String ADD = """
            INSERT INTO chain (client_id, chain_id, customer_id, campaign_id, enrolment_id, created_at)
            SELECT $1, chain_id, customer_id, campaign_id, enrolment_id, now()
              FROM unnest(CAST($2 AS bigint[]), CAST($3 AS uuid[]), CAST($4 AS uuid[]), CAST($5 AS uuid[]))
                   AS added (chain_id, customer_id, campaign_id, enrolment_id)
             ORDER BY chain_id
            ON CONFLICT ON CONSTRAINT chain_pk DO NOTHING
            """;

    /** Those of the chains that are known. */
    Uni<List<ChainOwner>> find(UUID clientId, Collection<Long> chainIds) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(FIND, clientId, chainIds.toArray(Long[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new ChainOwner((Long) row[0], (UUID) row[1], (UUID) row[2], (UUID) row[3]))
                        .toList());
    }

    Uni<Void> add(UUID clientId, List<ChainOwner> owners) {
        if (owners.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .update(
                                ADD,
                                clientId,
                                owners.stream().map(ChainOwner::chainId).toArray(Long[]::new),
                                owners.stream().map(ChainOwner::customerId).toArray(UUID[]::new),
                                owners.stream().map(ChainOwner::campaignId).toArray(UUID[]::new),
                                owners.stream().map(ChainOwner::enrolmentId).toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}
