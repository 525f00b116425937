package io.outdial.transfer.config;

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
class TransferConfigRepository implements PanacheRepositoryBase<TransferConfig, TransferConfig.Key> {

    private static final String FILTERED = """
             FROM transfer_config
            WHERE client_id = ?1 AND (CAST(?2 AS text) IS NULL OR type = CAST(?2 AS text))
              AND (CAST(?3 AS text) IS NULL OR strpos(lower(name), lower(CAST(?3 AS text))) > 0)
            """;

    private static final String COUNT = "SELECT count(*)" + FILTERED;

    /** Null if the client has no such config. */
    Uni<TransferConfig> find(UUID clientId, UUID id) {
        return findById(new TransferConfig.Key(clientId, id));
    }

    /** The length of the whole list, and the total size of the entries of the page. */
    Uni<Measure> measure(UUID clientId, TransferType type, PageQuery listing) {
        return getSession().chain(session -> page(
                        session.createNativeQuery(measure(listing.order()), Object[].class), clientId, type, listing)
                .getSingleResult()
                .map(row -> new Measure(((Number) row[0]).longValue(), ((Number) row[1]).longValue())));
    }

    Uni<List<TransferConfig>> list(UUID clientId, TransferType type, PageQuery listing) {
        return getSession().chain(session -> page(
                        session.createNativeQuery(page(listing.order()), TransferConfig.class), clientId, type, listing)
                .getResultList());
    }

    private static <T> Mutiny.SelectionQuery<T> page(
            Mutiny.SelectionQuery<T> query, UUID clientId, TransferType type, PageQuery listing) {
        return query.setParameter(1, clientId)
                .setParameter(2, type == null ? null : type.name())
                .setParameter(3, listing.name())
                .setParameter(4, listing.page().limit())
                .setParameter(5, listing.page().offset());
    }

    static String page(Order order) {
        return "SELECT *" + FILTERED + " ORDER BY " + order.sql() + " LIMIT ?4 OFFSET ?5";
    }

    static String measure(Order order) {
        return "SELECT (" + COUNT + "), (SELECT coalesce(sum(octet_length(CAST(entry AS text))), 0) FROM ("
                + page(order) + ") entry)";
    }

    /** @param bytes of the entries of one page */
    record Measure(long total, long bytes) {}

    /**
     * Null if the client has no such config. The row stays locked until the transaction ends, so that concurrent
     * patches are applied one after the other.
     */
    Uni<TransferConfig> lock(UUID clientId, UUID id) {
        return findById(new TransferConfig.Key(clientId, id), LockModeType.PESSIMISTIC_WRITE);
    }
}
