package io.outdial.restrictions.names;

import io.outdial.restrictions.peer.NamedKey;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The local copy of the directory's answers. */
@ApplicationScoped
public class KnownNames {

    @Inject
    KnownNameRepository repository;

    /** Keeps what the directory said, also that it no longer knows something. */
    @WithTransaction
    Uni<Void> hear(UUID clientId, Collection<NamedKey> asked, Map<NamedKey, String> heard) {
        List<NamedKey> gone =
                asked.stream().filter(key -> !heard.containsKey(key)).toList();
        Uni<Void> remembered = heard.isEmpty() ? Uni.createFrom().voidItem() : repository.remember(clientId, heard);
        return gone.isEmpty() ? remembered : remembered.chain(() -> repository.forget(clientId, gone));
    }

    @WithSession
    Uni<Map<NamedKey, String>> of(UUID clientId, Collection<NamedKey> keys) {
        return repository.of(clientId, keys).map(rows -> rows.stream()
                .filter(row -> keys.contains(new NamedKey(row.kind, row.id)))
                .collect(Collectors.toMap(row -> new NamedKey(row.kind, row.id), row -> row.name)));
    }
}
