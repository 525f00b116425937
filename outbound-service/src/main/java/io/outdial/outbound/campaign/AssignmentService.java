package io.outdial.outbound.campaign;

import io.outdial.outbound.entry.EntryRepository;
import io.outdial.outbound.entry.Page;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.platform.failure.Failure;
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

/** Says who works in a campaign, and which skills it knows. */
@ApplicationScoped
public class AssignmentService {

    @Inject
    EntryRepository entries;

    @Inject
    AssignmentRepository assignments;

    /** Those of the campaign, by name. */
    @WithSession
    <E, D> Uni<Page<D>> list(
            AssignmentKind kind,
            Class<E> type,
            UUID clientId,
            UUID campaignId,
            PageQuery listing,
            Function<E, D> toDto) {
        return present(entries.find(Campaign.class, clientId, campaignId))
                .chain(() -> entries.list(type, clientId, listing, kind.of(campaignId), List.of()))
                .map(listed -> listed.map(toDto));
    }

    /**
     * Makes them the whole set. The campaign stays locked meanwhile, so that of two sets at once one is there in the
     * end and no mixture.
     *
     * @return the set as it is
     * @throws Failure.NotFound if the client does not have the campaign or one of them; nothing is changed then
     */
    @WithTransaction
    Uni<List<UUID>> replace(AssignmentKind kind, UUID clientId, UUID campaignId, List<UUID> ids) {
        Set<UUID> wanted = new LinkedHashSet<>(ids);
        return present(entries.lock(Campaign.class, clientId, campaignId))
                .chain(() -> assignments.hold(kind, clientId, wanted))
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

    private static Uni<Campaign> present(Uni<Campaign> found) {
        return found.onItem().ifNull().failWith(() -> new Failure.NotFound("No campaign with this id"));
    }
}
