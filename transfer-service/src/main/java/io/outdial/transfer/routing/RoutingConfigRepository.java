package io.outdial.transfer.routing;

import io.outdial.platform.paging.Page;
import io.outdial.transfer.listing.Order;
import io.outdial.transfer.listing.PageQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
public class RoutingConfigRepository implements PanacheRepositoryBase<RoutingConfig, RoutingConfig.Key> {

    private static final String FILTERED = """
             FROM routing_config
            WHERE client_id = ?1 AND (CAST(?2 AS text) IS NULL OR strpos(lower(name), lower(CAST(?2 AS text))) > 0)
            """;

    static final String COUNT = "SELECT count(*)" + FILTERED;

    /** Null if the client has no such routing config. */
    public Uni<RoutingConfig> find(UUID clientId, UUID id) {
        return findById(new RoutingConfig.Key(clientId, id));
    }

    /**
     * Null if the client has no such routing config. It cannot be deleted until the transaction ends, so the caller can
     * refer to it.
     */
    public Uni<RoutingConfig> lockShared(UUID clientId, UUID id) {
        return findById(new RoutingConfig.Key(clientId, id), LockModeType.PESSIMISTIC_READ);
    }

    /**
     * Null if the client has no such routing config. The row stays locked until the transaction ends, so that
     * concurrent changes are applied one after the other.
     */
    Uni<RoutingConfig> lock(UUID clientId, UUID id) {
        return findById(new RoutingConfig.Key(clientId, id), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Fails with a foreign key violation if a transfer config refers to it. */
    Uni<Void> remove(RoutingConfig config) {
        return delete(config).chain(this::flush);
    }

    Uni<Page<RoutingConfig>> list(UUID clientId, PageQuery listing) {
        return getSession().chain(session -> session.createNativeQuery(COUNT, Long.class)
                .setParameter(1, clientId)
                .setParameter(2, listing.name())
                .getSingleResult()
                .chain(total ->
                        page(session, clientId, listing).map(entries -> Page.of(listing.page(), total, entries))));
    }

    private static Uni<List<RoutingConfig>> page(Mutiny.Session session, UUID clientId, PageQuery listing) {
        return session.createNativeQuery(page(listing.order()), RoutingConfig.class)
                .setParameter(1, clientId)
                .setParameter(2, listing.name())
                .setParameter(3, listing.page().limit())
                .setParameter(4, listing.page().offset())
                .getResultList();
    }

    static String page(Order order) {
        return "SELECT *" + FILTERED + " ORDER BY " + order.sql() + " LIMIT ?3 OFFSET ?4";
    }
}
