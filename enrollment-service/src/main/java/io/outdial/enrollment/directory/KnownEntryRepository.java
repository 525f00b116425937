package io.outdial.enrollment.directory;

import io.outdial.enrollment.peer.DirectoryEntry;
import io.outdial.enrollment.peer.DirectoryKey;
import io.outdial.enrollment.peer.DirectoryKind;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class KnownEntryRepository {

    /** Writes only what is new or has changed: in the long run, nothing. */
    private static final String REMEMBER = """
            INSERT INTO known_entry (client_id, kind, key, id, lead_cost, seen_at)
            SELECT ?1, kind, key, CAST(id AS uuid), CAST(lead_cost AS numeric), now()
              FROM unnest(CAST(?2 AS text[]), CAST(?3 AS text[]), CAST(?4 AS text[]), CAST(?5 AS text[])) AS heard (kind, key, id, lead_cost)
            ON CONFLICT ON CONSTRAINT known_entry_pk DO UPDATE SET id = excluded.id, lead_cost = excluded.lead_cost, seen_at = excluded.seen_at
             WHERE (known_entry.id, known_entry.lead_cost) IS DISTINCT FROM (excluded.id, excluded.lead_cost)
            """;

    private static final String FORGET = """
            DELETE FROM known_entry USING unnest(CAST(?2 AS text[]), CAST(?3 AS text[])) AS gone (kind, key)
             WHERE known_entry.client_id = ?1 AND known_entry.kind = gone.kind AND known_entry.key = gone.key
            """;

    private static final String FIND = """
            SELECT kind, key, id, lead_cost
              FROM unnest(CAST(?2 AS text[]), CAST(?3 AS text[])) AS asked (kind, key) JOIN known_entry USING (kind, key)
             WHERE client_id = ?1
            """;

    Uni<Void> remember(UUID clientId, Map<DirectoryKey, DirectoryEntry> heard) {
        List<Map.Entry<DirectoryKey, DirectoryEntry>> entries =
                heard.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMEMBER)
                        .setParameter(1, clientId)
                        .setParameter(
                                2,
                                column(entries, entry -> entry.getKey().kind().name()))
                        .setParameter(3, column(entries, entry -> entry.getKey().key()))
                        .setParameter(
                                4,
                                column(entries, entry -> entry.getValue().id().toString()))
                        .setParameter(5, column(entries, entry -> cost(entry.getValue())))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> forget(UUID clientId, Collection<DirectoryKey> keys) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter(1, clientId)
                        .setParameter(2, column(keys, key -> key.kind().name()))
                        .setParameter(3, column(keys, DirectoryKey::key))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Map<DirectoryKey, DirectoryEntry>> find(UUID clientId, Collection<DirectoryKey> keys) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, column(keys, key -> key.kind().name()))
                        .setParameter(3, column(keys, DirectoryKey::key))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new DirectoryKey(DirectoryKind.valueOf((String) row[0]), (String) row[1]),
                                row -> new DirectoryEntry((UUID) row[2], (BigDecimal) row[3]))));
    }

    private static String cost(DirectoryEntry entry) {
        return entry.defaultLeadCost() == null ? null : entry.defaultLeadCost().toPlainString();
    }

    private static <T> String[] column(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
