package io.outdial.restrictions;

import io.outdial.platform.audit.Author;
import io.outdial.platform.id.UuidV7;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

@ApplicationScoped
class AgentSourceRestrictionRepository
        implements PanacheRepositoryBase<AgentSourceRestriction, AgentSourceRestriction.Key> {

    /**
     * The database decides which of several concurrent creates makes the row; the others find it. Nothing is made if
     * the campaign is full.
     */
    static final String INSERT = """
            INSERT INTO agent_source_restriction (client_id, id, campaign_id, member_id, source_id, created_at, updated_at)
            SELECT ?1, ?2, ?3, ?4, ?5, now(), now() FROM audit_by(?7, ?8), restrictions_held(?1, ?3) AS held WHERE held < ?6
            ON CONFLICT ON CONSTRAINT agent_source_restriction_pair_uk DO NOTHING
            RETURNING *
            """;

    static final String LOCK_AND_COUNT = "SELECT restrictions_held(?1, ?2) FROM audit_by(?3, ?4)";

    static final String LIST = """
            SELECT * FROM agent_source_restriction WHERE client_id = ?1 AND campaign_id = ?2 ORDER BY created_at, id
            """;

    /** One round trip whatever the number of rows. Each is returned with its id and whether it was made here. */
    static final String INSERT_ALL = """
            WITH wanted AS (
                SELECT id, member_id, source_id
                  FROM unnest(CAST(?3 AS uuid[]), CAST(?4 AS uuid[]), CAST(?5 AS uuid[])) AS given (id, member_id, source_id)
            ), made AS (
                INSERT INTO agent_source_restriction (client_id, id, campaign_id, member_id, source_id, created_at, updated_at)
                SELECT ?1, id, ?2, member_id, source_id, now(), now() FROM wanted ORDER BY member_id, source_id
                ON CONFLICT ON CONSTRAINT agent_source_restriction_pair_uk DO NOTHING
                RETURNING id, member_id, source_id
            )
            SELECT CAST(wanted.member_id AS text), CAST(wanted.source_id AS text), CAST(coalesce(made.id, held.id) AS text), made.id IS NOT NULL
              FROM wanted
              LEFT JOIN made USING (member_id, source_id)
              LEFT JOIN agent_source_restriction AS held
                     ON held.client_id = ?1 AND held.campaign_id = ?2 AND held.member_id = wanted.member_id AND held.source_id = wanted.source_id
            """;

    static final String DELETE_OTHERS = """
            DELETE FROM agent_source_restriction AS held
             WHERE held.client_id = ?1 AND held.campaign_id = ?2
               AND (held.member_id, held.source_id) NOT IN (SELECT * FROM unnest(CAST(?3 AS uuid[]), CAST(?4 AS uuid[])))
            """;

    /** The one restriction of the pair, made if it did not exist; null if it did not and the campaign is full. */
    Uni<AgentSourceRestriction> ensure(UUID clientId, RestrictedPair pair, int maxPerCampaign, Author author) {
        return getSession()
                .chain(session -> session.createNativeQuery(INSERT, AgentSourceRestriction.class)
                        .setParameter(1, clientId)
                        .setParameter(2, UuidV7.next())
                        .setParameter(3, pair.campaignId())
                        .setParameter(4, pair.memberId())
                        .setParameter(5, pair.sourceId())
                        .setParameter(6, maxPerCampaign)
                        .setParameter(7, author.who())
                        .setParameter(8, author.request())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .switchTo(() -> find(clientId, pair));
    }

    /** The oldest first. */
    Uni<List<AgentSourceRestriction>> findByCampaign(UUID clientId, UUID campaignId) {
        return getSession().chain(session -> session.createNativeQuery(LIST, AgentSourceRestriction.class)
                .setParameter(1, clientId)
                .setParameter(2, campaignId)
                .getResultList());
    }

    /** Null if the campaign has no such restriction. */
    Uni<AgentSourceRestriction> find(UUID clientId, UUID campaignId, UUID id) {
        return find("clientId = ?1 and id = ?2 and campaignId = ?3", clientId, id, campaignId)
                .firstResult();
    }

    /** Deletes one that was found in this session. */
    Uni<Void> remove(AgentSourceRestriction restriction) {
        return delete(restriction);
    }

    /**
     * Locks the campaign until the end of the transaction and counts its restrictions.
     *
     * @param author of the changes that follow
     */
    Uni<Integer> lockAndCount(UUID clientId, UUID campaignId, Author author) {
        return getSession().chain(session -> session.createNativeQuery(LOCK_AND_COUNT, Integer.class)
                .setParameter(1, clientId)
                .setParameter(2, campaignId)
                .setParameter(3, author.who())
                .setParameter(4, author.request())
                .getSingleResult());
    }

    /** Makes those of the pairs that do not exist. Each pair once; all of one campaign. */
    Uni<Map<RestrictedPair, Ensured>> ensureAll(UUID clientId, UUID campaignId, Collection<RestrictedPair> pairs) {
        return getSession()
                .chain(session -> session.createNativeQuery(INSERT_ALL, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, campaignId)
                        .setParameter(3, ids(pairs, pair -> UuidV7.next()))
                        .setParameter(4, ids(pairs, RestrictedPair::memberId))
                        .setParameter(5, ids(pairs, RestrictedPair::sourceId))
                        .getResultList())
                .map(rows -> {
                    Map<RestrictedPair, Ensured> ensured = new HashMap<>();
                    rows.forEach(row -> ensured.put(
                            new RestrictedPair(campaignId, id(row[0]), id(row[1])),
                            new Ensured(id(row[2]), (Boolean) row[3])));
                    return ensured;
                });
    }

    Uni<Void> deleteOthers(UUID clientId, UUID campaignId, Collection<RestrictedPair> pairs) {
        return getSession()
                .chain(session -> session.createNativeQuery(DELETE_OTHERS)
                        .setParameter(1, clientId)
                        .setParameter(2, campaignId)
                        .setParameter(3, ids(pairs, RestrictedPair::memberId))
                        .setParameter(4, ids(pairs, RestrictedPair::sourceId))
                        .executeUpdate())
                .replaceWithVoid();
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

    private static UUID[] ids(Collection<RestrictedPair> pairs, Function<RestrictedPair, UUID> part) {
        return pairs.stream().map(part).toArray(UUID[]::new);
    }

    private static UUID id(Object text) {
        return UUID.fromString((String) text);
    }

    /** What became of a pair of a set: the restriction it has now, and whether that is new. */
    record Ensured(UUID id, boolean isNew) {}
}
