package io.outdial.enrollment.directory;

import io.outdial.enrollment.peer.DirectoryEntry;
import io.outdial.enrollment.peer.DirectoryKey;
import io.outdial.enrollment.peer.DirectoryKind;
import io.outdial.platform.lookup.LocalCopy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The local copy of the directory's answers. */
@ApplicationScoped
class KnownEntryRepository implements LocalCopy<DirectoryKey, DirectoryEntry> {

    /** Writes only what is new or has changed: in the long run, nothing. */
    private static final String STORE = """
            INSERT INTO known_entry (client_id, kind, key, id, lead_cost, seen_at)
            SELECT $1, kind, key, CAST(id AS uuid), CAST(lead_cost AS numeric), now()
              FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS answer (kind, key, id, lead_cost)
            ON CONFLICT ON CONSTRAINT known_entry_pk DO UPDATE SET id = excluded.id, lead_cost = excluded.lead_cost, seen_at = excluded.seen_at
             WHERE (known_entry.id, known_entry.lead_cost) IS DISTINCT FROM (excluded.id, excluded.lead_cost)
            """;

    private static final String DELETE = """
            DELETE FROM known_entry USING unnest($2::text[], $3::text[]) AS gone (kind, key)
             WHERE known_entry.client_id = $1 AND known_entry.kind = gone.kind AND known_entry.key = gone.key
            """;

    private static final String FIND = """
            SELECT kind, key, id, lead_cost
              FROM unnest($2::text[], $3::text[]) AS asked (kind, key) JOIN known_entry USING (kind, key)
             WHERE client_id = $1
            """;

    @Inject
    Pool pool;

    @Override
    public Uni<Void> store(UUID clientId, Collection<DirectoryKey> asked, Map<DirectoryKey, DirectoryEntry> found) {
        List<DirectoryKey> gone =
                asked.stream().filter(key -> !found.containsKey(key)).sorted().toList();
        Uni<Void> stored = found.isEmpty() ? Uni.createFrom().voidItem() : store(clientId, found);
        return gone.isEmpty()
                ? stored
                : stored.chain(() -> pool.preparedQuery(DELETE)
                        .execute(Tuple.of(clientId, kinds(gone), keys(gone)))
                        .replaceWithVoid());
    }

    @Override
    public Uni<Map<DirectoryKey, DirectoryEntry>> find(UUID clientId, Collection<DirectoryKey> keys) {
        List<DirectoryKey> asked = List.copyOf(keys);
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(clientId, kinds(asked), keys(asked)))
                .map(rows -> {
                    Map<DirectoryKey, DirectoryEntry> found = new HashMap<>();
                    for (Row row : rows) {
                        found.put(
                                new DirectoryKey(DirectoryKind.valueOf(row.getString("kind")), row.getString("key")),
                                new DirectoryEntry(row.getUUID("id"), row.getBigDecimal("lead_cost")));
                    }
                    return found;
                });
    }

    private Uni<Void> store(UUID clientId, Map<DirectoryKey, DirectoryEntry> found) {
        List<DirectoryKey> keys = found.keySet().stream().sorted().toList();
        return pool.preparedQuery(STORE)
                .execute(Tuple.of(
                        clientId,
                        kinds(keys),
                        keys(keys),
                        column(keys, key -> found.get(key).id().toString()),
                        column(keys, key -> cost(found.get(key)))))
                .replaceWithVoid();
    }

    private static String cost(DirectoryEntry entry) {
        return entry.defaultLeadCost() == null ? null : entry.defaultLeadCost().toPlainString();
    }

    private static String[] kinds(List<DirectoryKey> keys) {
        return column(keys, key -> key.kind().name());
    }

    private static String[] keys(List<DirectoryKey> keys) {
        return column(keys, DirectoryKey::key);
    }

    private static String[] column(List<DirectoryKey> keys, Function<DirectoryKey, String> value) {
        return keys.stream().map(value).toArray(String[]::new);
    }
}
