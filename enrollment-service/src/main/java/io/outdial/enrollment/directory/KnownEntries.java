package io.outdial.enrollment.directory;

import io.outdial.enrollment.peer.DirectoryEntry;
import io.outdial.enrollment.peer.DirectoryKey;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The local copy of the directory's answers. */
@ApplicationScoped
public class KnownEntries {

    @Inject
    KnownEntryRepository repository;

    /** Keeps what the directory said, also that it no longer knows something. */
    @WithTransaction
    Uni<Void> hear(UUID clientId, Collection<DirectoryKey> asked, Map<DirectoryKey, DirectoryEntry> heard) {
        List<DirectoryKey> gone =
                asked.stream().filter(key -> !heard.containsKey(key)).sorted().toList();
        Uni<Void> remembered = heard.isEmpty() ? Uni.createFrom().voidItem() : repository.remember(clientId, heard);
        return gone.isEmpty() ? remembered : remembered.chain(() -> repository.forget(clientId, gone));
    }

    @WithSession
    Uni<Map<DirectoryKey, DirectoryEntry>> find(UUID clientId, Collection<DirectoryKey> keys) {
        return repository.find(clientId, keys);
    }
}
