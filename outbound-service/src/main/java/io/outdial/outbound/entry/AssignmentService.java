package io.outdial.outbound.entry;

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

/** Assigns members and skills to campaigns, and skills to members. */
@ApplicationScoped
public class AssignmentService {

    @Inject
    EntryRepository entries;

    @Inject
    AssignmentRepository assignments;

    /** Those of the owner, by name. */
    @WithSession
    public <E, D> Uni<Page<D>> list(
            Assignment<E> kind, UUID clientId, UUID ownerId, PageQuery query, Function<E, D> toDto) {
        return entries.get(kind.owner(), clientId, ownerId)
                .chain(() -> entries.list(kind.assigned(), clientId, query, kind.of(ownerId), List.of()))
                .map(page -> page.map(toDto));
    }

    /** Locks those of these that exist, where the owner is going to be locked before they replace a set. */
    @WithTransaction
    public Uni<Void> lock(Assignment<?> kind, UUID clientId, List<UUID> ids) {
        return assignments.lockExisting(kind, clientId, ids).replaceWithVoid();
    }

    /**
     * Replaces the whole set. The owner stays locked meanwhile, so that two concurrent replacements do not mix. It is
     * locked after what is assigned: whoever renames or deletes that also changes its campaigns' versions afterwards.
     *
     * @return the set as it is, each id once
     * @throws Failure.NotFound if the client does not have the owner or one of them; nothing is changed then
     */
    @WithTransaction
    public Uni<List<UUID>> replace(Assignment<?> kind, UUID clientId, UUID ownerId, List<UUID> ids) {
        return replaceAndCompare(kind, clientId, ownerId, ids)
                .replaceWith(() -> ids.stream().distinct().toList());
    }

    /** Like {@link #replace}, for who has to know what has changed. */
    @WithTransaction
    public Uni<AssignmentChange> replaceAndCompare(Assignment<?> kind, UUID clientId, UUID ownerId, List<UUID> ids) {
        Set<UUID> wanted = new LinkedHashSet<>(ids);
        return assignments
                .lockExisting(kind, clientId, wanted)
                .call(() -> entries.getForUpdate(kind.owner(), clientId, ownerId))
                .invoke(found -> requireAll(kind, wanted, found))
                .chain(() -> assignments.replace(kind, clientId, ownerId, wanted));
    }

    private static void requireAll(Assignment<?> kind, Set<UUID> wanted, List<UUID> found) {
        Set<UUID> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(Set.copyOf(found));
        if (!missing.isEmpty()) {
            throw new Failure.NotFound("No " + kind.assignedTable() + " with the id "
                    + missing.iterator().next());
        }
    }
}
