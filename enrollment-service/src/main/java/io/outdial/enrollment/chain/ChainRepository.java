package io.outdial.enrollment.chain;

import io.outdial.enrollment.enrolment.EnrolmentStatus;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chains of outbound-service: whose they are, how far they have come. Runs in the transaction of its caller. */
@ApplicationScoped
class ChainRepository {

    static final String FIND = """
            SELECT chain_id, customer_id, campaign_id, enrolment_id FROM chain
             WHERE client_id = $1 AND chain_id = ANY (CAST($2 AS bigint[])) AND customer_id IS NOT NULL
            """;

    /** Of one whose state was told before, the state stays. Of one that is named twice the first counts. */
    static final String ADD = """
            INSERT INTO chain (client_id, chain_id, customer_id, campaign_id, enrolment_id, created_at)
            SELECT DISTINCT ON (chain_id) CAST($1 AS uuid), chain_id, customer_id, campaign_id, enrolment_id, now()
              FROM unnest(CAST($2 AS bigint[]), CAST($3 AS uuid[]), CAST($4 AS uuid[]), CAST($5 AS uuid[])) WITH ORDINALITY
                   AS added (chain_id, customer_id, campaign_id, enrolment_id, n)
             ORDER BY chain_id, n
            ON CONFLICT ON CONSTRAINT chain_pk DO UPDATE
               SET customer_id = excluded.customer_id, campaign_id = excluded.campaign_id, enrolment_id = excluded.enrolment_id
             WHERE chain.customer_id IS NULL
            RETURNING enrolment_id, version
            """;

    /** In their order, like everybody who locks several. Others of the enrolments are locked by these. */
    static final String LOCK = """
            SELECT chain_id, campaign_id, enrolment_id, version, status,
                   (SELECT string_agg(CAST(joined.enrolment_id AS text), ' ') FROM joined_chain AS joined
                     WHERE joined.client_id = $1 AND joined.chain_id = chain.chain_id)
              FROM chain
             WHERE client_id = $1 AND chain_id = ANY (ARRAY(
                   SELECT unnest(CAST($2 AS bigint[]))
                   UNION SELECT chain_id FROM chain WHERE client_id = $1 AND enrolment_id = ANY (CAST($3 AS uuid[]))
                   UNION SELECT chain_id FROM joined_chain WHERE client_id = $1 AND enrolment_id = ANY (CAST($3 AS uuid[]))))
             ORDER BY chain_id FOR UPDATE
            """;

    /** Of chains that are somebody else's. */
    static final String JOIN = """
            INSERT INTO joined_chain (client_id, enrolment_id, chain_id, customer_id)
            SELECT DISTINCT chain.client_id, joining.enrolment_id, chain.chain_id, joining.customer_id
              FROM unnest(CAST($2 AS bigint[]), CAST($3 AS uuid[]), CAST($4 AS uuid[])) AS joining (chain_id, customer_id, enrolment_id)
              JOIN chain ON chain.client_id = $1 AND chain.chain_id = joining.chain_id
             WHERE chain.enrolment_id IS DISTINCT FROM joining.enrolment_id
            ON CONFLICT ON CONSTRAINT joined_chain_pk DO NOTHING
            RETURNING enrolment_id
            """;

    static final String FIND_JOINED = """
            SELECT joined.chain_id, joined.customer_id, chain.campaign_id, joined.enrolment_id
              FROM joined_chain AS joined JOIN chain ON chain.client_id = joined.client_id AND chain.chain_id = joined.chain_id
             WHERE joined.client_id = $1 AND joined.chain_id = ANY (CAST($2 AS bigint[]))
            """;

    static final String WRITE = """
            INSERT INTO chain (client_id, chain_id, campaign_id, version, status, created_at)
            SELECT $1, chain_id, campaign_id, version, status, now()
              FROM unnest(CAST($2 AS bigint[]), CAST($3 AS uuid[]), CAST($4 AS bigint[]), CAST($5 AS text[])) AS changed (chain_id, campaign_id, version, status)
             ORDER BY chain_id
            ON CONFLICT ON CONSTRAINT chain_pk DO UPDATE SET version = excluded.version, status = excluded.status
             WHERE chain.version < excluded.version
            """;

    static final String DELETE = "DELETE FROM chain WHERE client_id = $1 AND chain_id = ANY (CAST($2 AS bigint[]))";

    /** The caller has locked their enrolments. */
    Uni<Void> delete(UUID clientId, List<Long> chainIds) {
        return chainIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session ->
                                SqlCarrier.of(session).update(DELETE, clientId, chainIds.toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    /** Those of the chains whose owners are known. */
    Uni<List<ChainOwner>> find(UUID clientId, Collection<Long> chainIds) {
        return owners(FIND, clientId, chainIds);
    }

    /** Those who have joined the chains of others. */
    Uni<List<ChainOwner>> findJoined(UUID clientId, Collection<Long> chainIds) {
        return owners(FIND_JOINED, clientId, chainIds);
    }

    /**
     * Notes the enrolments that are called by chains of others.
     *
     * @return those of the enrolments that have joined now
     */
    Uni<Set<UUID>> join(UUID clientId, List<ChainOwner> joining) {
        return joining.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : Panache.getSession()
                        .chain(session -> SqlCarrier.of(session)
                                .rows(
                                        JOIN,
                                        clientId,
                                        ids(joining, ChainOwner::chainId),
                                        uuids(joining, ChainOwner::customerId),
                                        uuids(joining, ChainOwner::enrolmentId)))
                        .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()));
    }

    private static Uni<List<ChainOwner>> owners(String sql, UUID clientId, Collection<Long> chainIds) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(sql, clientId, chainIds.toArray(Long[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new ChainOwner((Long) row[0], (UUID) row[1], (UUID) row[2], (UUID) row[3]))
                        .toList());
    }

    /** @return the enrolments of those whose state was told before */
    Uni<Set<UUID>> add(UUID clientId, List<ChainOwner> owners) {
        if (owners.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(
                                ADD,
                                clientId,
                                ids(owners, ChainOwner::chainId),
                                uuids(owners, ChainOwner::customerId),
                                uuids(owners, ChainOwner::campaignId),
                                uuids(owners, ChainOwner::enrolmentId)))
                .map(rows -> rows.stream()
                        .filter(row -> (Long) row[1] > 0)
                        .map(row -> (UUID) row[0])
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    /** These chains, as far as they are known, and all of these enrolments, which the caller has locked. */
    Uni<List<KnownChain>> lock(UUID clientId, Collection<Long> chainIds, Collection<UUID> enrolmentIds) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(LOCK, clientId, chainIds.toArray(Long[]::new), enrolmentIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new KnownChain(
                                (Long) row[0],
                                (UUID) row[1],
                                enrolments((UUID) row[2], (String) row[5]),
                                (Long) row[3],
                                row[4] == null ? null : EnrolmentStatus.of((String) row[4])))
                        .toList());
    }

    /** @param joined with blanks between them */
    private static Set<UUID> enrolments(UUID own, String joined) {
        return Stream.concat(
                        Stream.ofNullable(own),
                        joined == null
                                ? Stream.empty()
                                : Stream.of(joined.split(" ")).map(UUID::fromString))
                .collect(Collectors.toSet());
    }

    /** One that nobody knows yet is kept until somebody does. */
    Uni<Void> write(UUID clientId, List<KnownChain> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .update(
                                WRITE,
                                clientId,
                                ids(changed, KnownChain::id),
                                uuids(changed, KnownChain::campaignId),
                                ids(changed, KnownChain::version),
                                changed.stream()
                                        .map(KnownChain::status)
                                        .map(status -> status == null ? null : status.wireValue())
                                        .toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static <T> Long[] ids(List<T> rows, Function<T, Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    private static <T> UUID[] uuids(List<T> rows, Function<T, UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }
}
