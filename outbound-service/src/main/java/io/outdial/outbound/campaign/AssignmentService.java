package io.outdial.outbound.campaign;

import io.outdial.outbound.entry.EntryRepository;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Assigns members and skills to campaigns. */
@ApplicationScoped
public class AssignmentService {

    @Inject
    EntryRepository entries;

    @Inject
    AssignmentRepository assignments;

    /** Those of the campaign, by name. */
    @WithSession
    <E, D> Uni<Page<D>> list(
            AssignmentKind kind, Class<E> type, UUID clientId, UUID campaignId, PageQuery query, Function<E, D> toDto) {
        return entries.get(Campaign.class, clientId, campaignId)
                .chain(() -> entries.list(type, clientId, query, kind.assignedTo(campaignId), List.of()))
                .map(page -> page.map(toDto));
    }

    /**
     * Replaces the whole set. The campaign stays locked meanwhile, so that two concurrent replacements do not mix.
     *
     * @return the set as it is
     * @throws Failure.NotFound if the client does not have the campaign or one of them; nothing is changed then
     */
    @WithTransaction
    Uni<List<UUID>> replace(AssignmentKind kind, UUID clientId, UUID campaignId, List<UUID> ids) {
        Set<UUID> wanted = new LinkedHashSet<>(ids);
        return entries.getForUpdate(Campaign.class, clientId, campaignId)
                .chain(() -> assignments.lockExisting(kind, clientId, wanted))
                .invoke(found -> requireAll(kind, wanted, found))
                .chain(() -> assignments.replace(kind, clientId, campaignId, wanted))
                .replaceWith(() -> List.copyOf(wanted));
    }

    private static void requireAll(AssignmentKind kind, Set<UUID> wanted, List<UUID> found) {
        Set<UUID> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(Set.copyOf(found));
        if (!missing.isEmpty()) {
            throw new Failure.NotFound("No " + kind.tableName() + " with the id "
                    + missing.iterator().next());
        }
    }
}
