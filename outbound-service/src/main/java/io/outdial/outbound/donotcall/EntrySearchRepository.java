package io.outdial.outbound.donotcall;

import io.outdial.platform.paging.Page;
import io.outdial.platform.paging.PageNumbers;
import io.outdial.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the do-not-call list, in the session of the caller. What has ended is left out. */
@ApplicationScoped
class EntrySearchRepository {

    static final int MAX_COUNT = 100_000;

    /** Campaigns are never deleted, groups are: what is no campaign is or was a group. */
    static final String IS_CAMPAIGN =
            "EXISTS (SELECT FROM campaign AS own WHERE own.client_id = entry.client_id AND own.id = entry.scope)";

    static final String COLUMNS = """
            SELECT entry.phone, entry.phone_key, entry.scope, %s, entry.origin, entry.import_id, entry.reason, entry.reported_by, entry.created_at, entry.expires_at
            """.formatted(IS_CAMPAIGN);

    static final String OF_CLIENT = """
              FROM do_not_call AS entry
             WHERE entry.client_id = ?1 AND (entry.expires_at IS NULL OR entry.expires_at > now())
            """;

    static final String ORDER = " ORDER BY entry.phone_key, entry.scope, entry.origin, entry.import_id";

    /** Without a campaign an entry of any scope counts. */
    static final String FIND = COLUMNS + OF_CLIENT + """
               AND entry.phone_key = ANY (CAST(?2 AS text[])) AND (CAST(?3 AS uuid) IS NULL OR holds_in_campaign(?1, CAST(?3 AS uuid), entry.scope, entry.phone_key))
            """ + ORDER;

    static final String ERASED =
            "SELECT number_hash FROM do_not_call_hash WHERE client_id = ?1 AND number_hash = ANY (CAST(?2 AS text[]))";

    /** @return in the order of the keys */
    Uni<List<ListedEntry>> find(UUID clientId, Collection<String> keys, UUID campaignId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, keys.toArray(String[]::new))
                        .setParameter(3, campaignId)
                        .getResultList())
                .map(EntrySearchRepository::entries);
    }

    /** @return those of the hashes under which somebody was erased */
    Uni<Set<String>> findErased(UUID clientId, Collection<String> hashes) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ERASED, String.class)
                        .setParameter(1, clientId)
                        .setParameter(2, hashes.toArray(String[]::new))
                        .getResultList())
                .map(Set::copyOf);
    }

    /** In the order of the numbers; counted up to {@link #MAX_COUNT}. */
    Uni<Page<ListedEntry>> list(UUID clientId, EntrySelection selection, PageRequest page) {
        Statement count = countOf(clientId, selection);
        Statement found = pageOf(clientId, selection, page);
        return Panache.getSession().chain(session -> count.bind(session.createNativeQuery(count.sql(), Long.class))
                .getSingleResult()
                .chain(total -> found.bind(session.createNativeQuery(found.sql(), Object[].class))
                        .getResultList()
                        .map(rows -> page(page, total, entries(rows)))));
    }

    /** A statement with what stands at its question marks. */
    record Statement(String sql, List<Object> values) {

        <Q> Mutiny.SelectionQuery<Q> bind(Mutiny.SelectionQuery<Q> query) {
            for (int n = 0; n < values.size(); n++) {
                query.setParameter(n + 1, values.get(n));
            }
            return query;
        }
    }

    static Statement countOf(UUID clientId, EntrySelection selection) {
        List<Object> values = new ArrayList<>(List.of(clientId));
        return new Statement(
                "SELECT count(*) FROM (SELECT 1 " + OF_CLIENT + conditions(selection, values) + " LIMIT "
                        + (MAX_COUNT + 1) + ") AS counted",
                values);
    }

    static Statement pageOf(UUID clientId, EntrySelection selection, PageRequest page) {
        List<Object> values = new ArrayList<>(List.of(clientId));
        String conditions = conditions(selection, values);
        values.add(page.limit() + 1);
        values.add(page.offset());
        return new Statement(
                COLUMNS + OF_CLIENT + conditions + ORDER + " LIMIT ?" + (values.size() - 1) + " OFFSET ?"
                        + values.size(),
                values);
    }

    /** The index of scopes is of those that are not the client's, and serves only who says so. */
    static String conditions(EntrySelection selection, List<Object> values) {
        String none = "'" + EntryScope.CLIENT.id() + "'";
        String registry = "'" + EntryScope.REGISTRY.id() + "'";
        String conditions = "";
        if (selection.keys() != null) {
            values.add(selection.keys().toArray(String[]::new));
            conditions += " AND entry.phone_key = ANY (CAST(?" + values.size() + " AS text[]))";
        }
        if (selection.scopeId() != null) {
            values.add(selection.scopeId());
            conditions += " AND entry.scope = CAST(?" + values.size() + " AS uuid) AND entry.scope <> " + none;
        }
        if (selection.kind() == null) {
            return conditions;
        }
        return conditions
                + switch (selection.kind()) {
                    case CLIENT -> " AND entry.scope = " + none;
                    case CAMPAIGN -> " AND entry.scope <> " + none + " AND " + IS_CAMPAIGN;
                    case GROUP ->
                        " AND entry.scope <> " + none + " AND entry.scope <> " + registry + " AND NOT " + IS_CAMPAIGN;
                    case REGISTRY -> " AND entry.scope <> " + none + " AND entry.scope = " + registry;
                };
    }

    /** @param found one more than fit on the page, if there are */
    private static Page<ListedEntry> page(PageRequest page, long count, List<ListedEntry> found) {
        List<ListedEntry> items = found.subList(0, Math.min(found.size(), page.limit()));
        if (count <= MAX_COUNT) {
            return Page.of(page, count, items);
        }
        Integer next = found.size() > page.limit() ? page.page() + 1 : null;
        Integer previous = page.page() == 1 ? null : page.page() - 1;
        return new Page<>(new PageNumbers(MAX_COUNT, page.page(), next, previous), items);
    }

    static List<ListedEntry> entries(List<Object[]> rows) {
        return rows.stream().map(EntrySearchRepository::entry).toList();
    }

    private static ListedEntry entry(Object[] row) {
        return new ListedEntry(
                (String) row[0],
                (String) row[1],
                EntryScope.of((UUID) row[2], (boolean) row[3]),
                Origin.of((String) row[4]),
                (UUID) row[5],
                (String) row[6],
                (String) row[7],
                instant(row[8]),
                instant(row[9]));
    }

    static Instant instant(Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
