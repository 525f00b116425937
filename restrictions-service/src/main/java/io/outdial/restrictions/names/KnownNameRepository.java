package io.outdial.restrictions.names;

import io.outdial.restrictions.peer.NamedKey;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class KnownNameRepository implements PanacheRepositoryBase<KnownName, KnownName.Key> {

    /** Writes only what is new or has another name than before: in the long run, nothing. */
    private static final String REMEMBER = """
            INSERT INTO known_name (client_id, kind, id, name, seen_at)
            SELECT ?1, kind, id, name, now() FROM unnest(CAST(?2 AS text[]), CAST(?3 AS uuid[]), CAST(?4 AS text[])) AS heard (kind, id, name)
            ON CONFLICT ON CONSTRAINT known_name_pk DO UPDATE SET name = excluded.name, seen_at = excluded.seen_at
             WHERE known_name.name <> excluded.name
            """;

    Uni<Void> remember(UUID clientId, Map<NamedKey, String> names) {
        List<Map.Entry<NamedKey, String>> entries =
                names.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        return getSession()
                .chain(session -> session.createNativeQuery(REMEMBER)
                        .setParameter(1, clientId)
                        .setParameter(
                                2,
                                entries.stream()
                                        .map(e -> e.getKey().kind().name())
                                        .toArray(String[]::new))
                        .setParameter(
                                3, entries.stream().map(e -> e.getKey().id()).toArray(UUID[]::new))
                        .setParameter(
                                4, entries.stream().map(Map.Entry::getValue).toArray(String[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<List<KnownName>> of(UUID clientId, Collection<NamedKey> keys) {
        return list(
                "clientId = ?1 and id in ?2",
                clientId,
                keys.stream().map(NamedKey::id).toList());
    }

    Uni<Void> forget(UUID clientId, Collection<NamedKey> keys) {
        return delete(
                        "clientId = ?1 and id in ?2",
                        clientId,
                        keys.stream().map(NamedKey::id).toList())
                .replaceWithVoid();
    }
}
