package io.outdial.outbound.entry;

import io.outdial.platform.database.ConstraintRefusals;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What is stored under an {@link EntryKey}. Campaigns, members, sources, skills and mappings are stored, found and
 * listed the same way; the caller says what differs. Everything runs in the session or transaction of the caller.
 */
@ApplicationScoped
public class EntryRepository {

    /** Others are never null; without {@code nulls last} an index serves both directions. */
    private static final Set<String> MAY_BE_NULL = Set.of("startDate", "publicId");

    @Inject
    DirectoryConfig config;

    /** @throws Failure.NotFound if the client has no such entry */
    public <E> Uni<E> get(Class<E> type, UUID clientId, UUID id) {
        return required(type, Panache.getSession().chain(session -> session.find(type, new EntryKey(clientId, id))));
    }

    /**
     * Like {@link #get}. The row stays locked until the transaction ends, so that changes follow each other and none is
     * lost.
     */
    public <E> Uni<E> getForUpdate(Class<E> type, UUID clientId, UUID id) {
        return required(type, findForUpdate(type, clientId, id));
    }

    /** Like {@link #getForUpdate}; null if the client has no such entry. */
    public <E> Uni<E> findForUpdate(Class<E> type, UUID clientId, UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(type, new EntryKey(clientId, id), LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * The id of the entry with this value of a property that is unique within a client; null if there is none. Only the
     * id, since an entry that a session knows is not read again when it is locked.
     */
    public Uni<UUID> findId(Class<?> type, UUID clientId, String property, String value) {
        String find = "select e.id from " + type.getSimpleName() + " e where e.clientId = :clientId and e." + property
                + " = :value";
        return Panache.getSession().chain(session -> session.createSelectionQuery(find, UUID.class)
                .setParameter("clientId", clientId)
                .setParameter("value", value)
                .getSingleResultOrNull());
    }

    /**
     * Stores an entry of a type that a client may have only so many of.
     *
     * @throws Failure.Refused if the client has as many as it may, or one of the names is taken
     */
    public <E> Uni<E> add(E entry, UUID clientId, ConstraintRefusals names) {
        return Panache.getSession()
                .chain(session -> count(session, entry.getClass(), clientId))
                .invoke(this::requireRoom)
                .chain(() -> store(entry, names));
    }

    /** @throws Failure.Refused if one of the names is taken */
    public <E> Uni<E> store(E entry, ConstraintRefusals names) {
        return Panache.getSession()
                .chain(session -> session.persist(entry).chain(session::flush))
                .onFailure()
                .transform(names::refusal)
                .replaceWith(entry);
    }

    /**
     * Writes what was changed, so that a taken name shows here.
     *
     * @throws Failure.Refused if one of the names is taken
     */
    public Uni<Void> flush(ConstraintRefusals names) {
        return Panache.getSession().chain(Mutiny.Session::flush).onFailure().transform(names::refusal);
    }

    /**
     * By a statement: what Hibernate Reactive does about a removed entity is kept in a field of its type, so that two
     * transactions that remove one at the same moment end each other's.
     */
    public Uni<Void> delete(Class<?> type, UUID clientId, UUID id) {
        String delete = "delete from " + type.getSimpleName() + " e where e.clientId = :clientId and e.id = :id";
        return Panache.getSession()
                .chain(session -> session.createMutationQuery(delete)
                        .setParameter("clientId", clientId)
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** @param searched the properties that are searched */
    public <E> Uni<Page<E>> list(
            Class<E> type, UUID clientId, PageQuery query, EntryFilter filter, List<String> searched) {
        String from = from(type, query, filter, searched);
        return Panache.getSession().chain(session -> bind(
                        session.createSelectionQuery("select count(*) " + from, Long.class), clientId, query, filter)
                .getSingleResult()
                .chain(total -> bind(
                                session.createSelectionQuery("select e " + from + order(query), type),
                                clientId,
                                query,
                                filter)
                        .setFirstResult(Math.toIntExact(query.page().offset()))
                        .setMaxResults(query.page().limit())
                        .getResultList()
                        .map(entries -> Page.of(query.page(), total, entries))));
    }

    private static <E> String from(Class<E> type, PageQuery query, EntryFilter filter, List<String> searched) {
        String from = "from " + type.getSimpleName() + " e where e.clientId = :clientId";
        if (filter.condition() != null) {
            from += " and " + filter.condition();
        }
        if (query.search() != null) {
            from += searched.stream()
                    .map(property -> "locate(:search, lower(e." + property + ")) > 0")
                    .collect(Collectors.joining(" or ", " and (", ")"));
        }
        return from;
    }

    /** The id makes the order total, otherwise an entry could be on two pages or on none. */
    private static String order(PageQuery query) {
        String direction = query.isAscending() ? "asc" : "desc";
        String nulls = MAY_BE_NULL.contains(query.sortBy()) ? " nulls last" : "";
        return " order by e." + query.sortBy() + " " + direction + nulls + ", e.id " + direction;
    }

    private static <Q> Mutiny.SelectionQuery<Q> bind(
            Mutiny.SelectionQuery<Q> selection, UUID clientId, PageQuery query, EntryFilter filter) {
        selection.setParameter("clientId", clientId);
        if (filter.condition() != null) {
            selection.setParameter("only", filter.value());
        }
        if (query.search() != null) {
            selection.setParameter("search", query.search());
        }
        return selection;
    }

    private static Uni<Long> count(Mutiny.Session session, Class<?> type, UUID clientId) {
        return session.createSelectionQuery(
                        "select count(*) from " + type.getSimpleName() + " e where e.clientId = :clientId", Long.class)
                .setParameter("clientId", clientId)
                .getSingleResult();
    }

    private void requireRoom(long present) {
        long max = config.maxEntries();
        if (present >= max) {
            throw new Failure.Refused(
                    ErrorCode.LIMIT_EXCEEDED, "There are " + present + " already, and " + max + " may be");
        }
    }

    /** Entities are named as clients know the entries. */
    private static <E> Uni<E> required(Class<E> type, Uni<E> found) {
        return found.onItem()
                .ifNull()
                .failWith(() ->
                        new Failure.NotFound("No " + type.getSimpleName().toLowerCase(Locale.ROOT) + " with this id"));
    }
}
