package io.outdial.outbound.entry;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.paging.PageNumbers;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Whatever is kept by {@link EntryKey}. Campaigns, members, sources and skills are stored, found and listed the same
 * way; what differs is told by the caller. Everything runs in the session or transaction of the caller.
 */
@ApplicationScoped
public class EntryRepository {

    /** Where nothing is null, not to say so lets an index give the order backwards too. */
    private static final Set<String> MAY_BE_NULL = Set.of("startDate", "publicId");

    @Inject
    DirectoryConfig config;

    /** Null if the client has no such entry. */
    public <E> Uni<E> find(Class<E> type, UUID clientId, UUID id) {
        return Panache.getSession().chain(session -> session.find(type, new EntryKey(clientId, id)));
    }

    /**
     * Like {@link #find}. The row stays locked until the transaction ends, so that changes follow each other and none
     * is lost.
     */
    public <E> Uni<E> lock(Class<E> type, UUID clientId, UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(type, new EntryKey(clientId, id), LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Stores an entry of a type that a client may have only so many of.
     *
     * @throws Failure.Refused if the client has its fill, or one of the names is taken
     */
    public <E> Uni<E> add(E entry, UUID clientId, UniqueNames names) {
        return Panache.getSession()
                .chain(session -> count(session, entry.getClass(), clientId))
                .invoke(this::requireRoom)
                .chain(() -> store(entry, names));
    }

    /** @throws Failure.Refused if one of the names is taken */
    public <E> Uni<E> store(E entry, UniqueNames names) {
        return Panache.getSession()
                .chain(session -> session.persist(entry).chain(session::flush))
                .onFailure()
                .transform(names::refusal)
                .replaceWith(entry);
    }

    /**
     * Writes what was changed, so that a taken name is found out here.
     *
     * @throws Failure.Refused if one of the names is taken
     */
    public Uni<Void> flush(UniqueNames names) {
        return Panache.getSession().chain(Mutiny.Session::flush).onFailure().transform(names::refusal);
    }

    public Uni<Void> remove(Object entry) {
        return Panache.getSession().chain(session -> session.remove(entry).chain(session::flush));
    }

    /** @param searched the properties that are searched */
    public <E> Uni<Page<E>> list(
            Class<E> type, UUID clientId, PageQuery listing, EntryFilter only, List<String> searched) {
        String from = from(type, listing, only, searched);
        return Panache.getSession().chain(session -> bind(
                        session.createSelectionQuery("select count(*) " + from, Long.class), clientId, listing, only)
                .getSingleResult()
                .chain(total -> bind(
                                session.createSelectionQuery("select e " + from + order(listing), type),
                                clientId,
                                listing,
                                only)
                        .setFirstResult(Math.toIntExact(listing.page().offset()))
                        .setMaxResults(listing.page().limit())
                        .getResultList()
                        .map(entries -> new Page<>(PageNumbers.of(listing.page(), total), entries))));
    }

    private static <E> String from(Class<E> type, PageQuery listing, EntryFilter only, List<String> searched) {
        String from = "from " + type.getSimpleName() + " e where e.clientId = :clientId";
        if (only.condition() != null) {
            from += " and " + only.condition();
        }
        if (listing.search() != null) {
            from += searched.stream()
                    .map(property -> "locate(:search, lower(e." + property + ")) > 0")
                    .collect(Collectors.joining(" or ", " and (", ")"));
        }
        return from;
    }

    /** The id makes the order total, else an entry could stand on two pages or on none. */
    private static String order(PageQuery listing) {
        String direction = listing.isAscending() ? "asc" : "desc";
        String nulls = MAY_BE_NULL.contains(listing.sortBy()) ? " nulls last" : "";
        return " order by e." + listing.sortBy() + " " + direction + nulls + ", e.id " + direction;
    }

    private static <Q> Mutiny.SelectionQuery<Q> bind(
            Mutiny.SelectionQuery<Q> query, UUID clientId, PageQuery listing, EntryFilter only) {
        query.setParameter("clientId", clientId);
        if (only.condition() != null) {
            query.setParameter("only", only.value());
        }
        if (listing.search() != null) {
            query.setParameter("search", listing.search());
        }
        return query;
    }

    private static Uni<Long> count(Mutiny.Session session, Class<?> type, UUID clientId) {
        return session.createSelectionQuery(
                        "select count(*) from " + type.getSimpleName() + " e where e.clientId = :clientId", Long.class)
                .setParameter("clientId", clientId)
                .getSingleResult();
    }

    private void requireRoom(long present) {
        if (present >= config.most()) {
            throw new Failure.Refused(
                    ErrorCode.LIMIT_EXCEEDED, "There are " + present + " already, and " + config.most() + " may be");
        }
    }
}
