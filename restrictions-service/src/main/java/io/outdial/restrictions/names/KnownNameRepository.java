package io.outdial.restrictions.names;

import io.outdial.platform.lookup.LocalCopy;
import io.outdial.restrictions.peer.NamedKey;
import io.outdial.restrictions.peer.NamedKind;
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

/** The local copy of the directory's answers. */
@ApplicationScoped
class KnownNameRepository implements LocalCopy<NamedKey, String> {

    /** Writes only what is new or has another name than before: in the long run, nothing. */
    static final String STORE = """
            INSERT INTO known_name (client_id, kind, id, name, seen_at)
            SELECT $1, kind, id, name, now() FROM unnest($2::text[], $3::uuid[], $4::text[]) AS answer (kind, id, name)
            ON CONFLICT ON CONSTRAINT known_name_pk DO UPDATE SET name = excluded.name, seen_at = excluded.seen_at
             WHERE known_name.name <> excluded.name
            """;

    static final String FIND = """
            SELECT known.kind, known.id, known.name
              FROM unnest($2::text[], $3::uuid[]) AS asked (kind, id)
              JOIN known_name AS known ON known.client_id = $1 AND known.kind = asked.kind AND known.id = asked.id
            """;

    static final String DELETE = """
            DELETE FROM known_name AS known USING unnest($2::text[], $3::uuid[]) AS gone (kind, id)
             WHERE known.client_id = $1 AND known.kind = gone.kind AND known.id = gone.id
            """;

    @Inject
    Pool pool;

    @Override
    public Uni<Void> store(UUID clientId, Collection<NamedKey> asked, Map<NamedKey, String> found) {
        List<NamedKey> gone =
                asked.stream().filter(key -> !found.containsKey(key)).toList();
        Uni<Void> stored = found.isEmpty() ? Uni.createFrom().voidItem() : store(clientId, found);
        return gone.isEmpty()
                ? stored
                : stored.chain(() -> pool.preparedQuery(DELETE)
                        .execute(Tuple.of(clientId, kinds(gone), ids(gone)))
                        .replaceWithVoid());
    }

    @Override
    public Uni<Map<NamedKey, String>> find(UUID clientId, Collection<NamedKey> keys) {
        List<NamedKey> asked = List.copyOf(keys);
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(clientId, kinds(asked), ids(asked)))
                .map(rows -> {
                    Map<NamedKey, String> names = new HashMap<>();
                    for (Row row : rows) {
                        names.put(
                                new NamedKey(NamedKind.valueOf(row.getString("kind")), row.getUUID("id")),
                                row.getString("name"));
                    }
                    return names;
                });
    }

    private Uni<Void> store(UUID clientId, Map<NamedKey, String> found) {
        List<NamedKey> keys = found.keySet().stream().sorted().toList();
        String[] names = keys.stream().map(found::get).toArray(String[]::new);
        return pool.preparedQuery(STORE)
                .execute(Tuple.of(clientId, kinds(keys), ids(keys), names))
                .replaceWithVoid();
    }

    private static String[] kinds(List<NamedKey> keys) {
        return keys.stream().map(key -> key.kind().name()).toArray(String[]::new);
    }

    private static UUID[] ids(List<NamedKey> keys) {
        return keys.stream().map(NamedKey::id).toArray(UUID[]::new);
    }
}
