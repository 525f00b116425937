package io.outdial.restrictions;

import io.outdial.platform.id.UuidV7;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class AgentSourceRestrictionRepository
        implements PanacheRepositoryBase<AgentSourceRestriction, AgentSourceRestriction.Key> {

    /** The database decides which of several creates at once makes the row; the others find it. */
    private static final String INSERT = """
            INSERT INTO agent_source_restriction (client_id, id, campaign_id, member_id, source_id, created_at, updated_at)
            VALUES (?1, ?2, ?3, ?4, ?5, now(), now())
            ON CONFLICT ON CONSTRAINT agent_source_restriction_pair_uk DO NOTHING
            RETURNING *
            """;

    /** The one restriction of the pair, made if it was not there. */
    Uni<AgentSourceRestriction> ensure(UUID clientId, RestrictedPair pair) {
        return getSession()
                .chain(session -> session.createNativeQuery(INSERT, AgentSourceRestriction.class)
                        .setParameter(1, clientId)
                        .setParameter(2, UuidV7.next())
                        .setParameter(3, pair.campaignId())
                        .setParameter(4, pair.memberId())
                        .setParameter(5, pair.sourceId())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .switchTo(() -> find(clientId, pair));
    }

    private Uni<AgentSourceRestriction> find(UUID clientId, RestrictedPair pair) {
        return find(
                        "clientId = ?1 and campaignId = ?2 and memberId = ?3 and sourceId = ?4",
                        clientId,
                        pair.campaignId(),
                        pair.memberId(),
                        pair.sourceId())
                .firstResult();
    }
}
