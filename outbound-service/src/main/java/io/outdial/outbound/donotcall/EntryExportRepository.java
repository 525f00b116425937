package io.outdial.outbound.donotcall;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads the list in parts, each behind the last entry of the one before and in a session of its own. Without the
 * numbers of the registry, which are not the client's to hand on.
 */
@ApplicationScoped
class EntryExportRepository {

    static final int PART = 1_000;

    /** Stands before every entry. */
    static final ListedEntry NONE =
            new ListedEntry("", "", EntryScope.CLIENT, Origin.API, new UUID(0, 0), null, null, null, null);

    /** In the order of the numbers; a part is read when it is asked for. */
    Multi<List<ListedEntry>> parts(UUID clientId, EntrySelection selection) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(NONE), last -> next(clientId, selection, last.get())
                        .invoke(part -> {
                            if (!part.isEmpty()) {
                                last.set(part.get(part.size() - 1));
                            }
                        }))
                .whilst(part -> part.size() == PART);
    }

    private Uni<List<ListedEntry>> next(UUID clientId, EntrySelection selection, ListedEntry last) {
        EntrySearchRepository.Statement part = partOf(clientId, selection, last);
        return Panache.withSession(() -> Panache.getSession()
                        .chain(session -> part.bind(session.createNativeQuery(part.sql(), Object[].class))
                                .getResultList()))
                .map(EntrySearchRepository::entries);
    }

    static EntrySearchRepository.Statement partOf(UUID clientId, EntrySelection selection, ListedEntry last) {
        List<Object> values = new ArrayList<>(List.of(
                clientId, last.phoneKey(), last.scope().id(), last.origin().wireValue(), last.importId()));
        String conditions = EntrySearchRepository.conditions(selection, values);
        return new EntrySearchRepository.Statement(
                EntrySearchRepository.COLUMNS + EntrySearchRepository.OF_CLIENT
                        + """
                           AND (entry.phone_key, entry.scope, entry.origin, entry.import_id)
                             > (CAST(?2 AS text), CAST(?3 AS uuid), CAST(?4 AS text), CAST(?5 AS uuid))
                           AND entry.scope <> '%s'
                        """.formatted(EntryScope.REGISTRY.id()) + conditions
                        + EntrySearchRepository.ORDER + " LIMIT " + PART,
                values);
    }
}
