package io.outdial.outbound.donotcall;

import io.outdial.platform.failure.Failure;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Campaigns and groups that entries hold in, in the session of the caller. */
@ApplicationScoped
public class ScopeRepository {

    /** Until the transaction ends nobody deletes one of them. */
    static final String LOCK_GROUPS = """
            SELECT id FROM do_not_call_group
             WHERE client_id = ?1 AND id = ANY (CAST(CAST(?2 AS text[]) AS uuid[])) ORDER BY id FOR KEY SHARE
            """;

    static final String FIND_CAMPAIGN = "SELECT id FROM campaign WHERE client_id = ?1 AND id = ?2";

    static final String IS_USED = """
            SELECT EXISTS (SELECT FROM do_not_call WHERE client_id = ?1 AND scope = ?2 AND scope <> '00000000-0000-0000-0000-000000000000')
                OR EXISTS (SELECT FROM campaign WHERE client_id = ?1 AND ?2 = ANY (dnc_scopes))
            """;

    /** @throws Failure.NotFound if the client does not have the campaign or the group */
    Uni<Void> require(UUID clientId, EntryScope scope) {
        return switch (scope.kind()) {
            case CLIENT, REGISTRY -> Uni.createFrom().voidItem();
            case CAMPAIGN -> requireCampaign(clientId, scope.id());
            case GROUP -> requireGroups(clientId, List.of(scope.id()));
        };
    }

    /** @throws Failure.NotFound if the client does not have it */
    Uni<Void> requireCampaign(UUID clientId, UUID campaignId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND_CAMPAIGN, UUID.class)
                        .setParameter(1, clientId)
                        .setParameter(2, campaignId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound("No campaign with this id"))
                .replaceWithVoid();
    }

    /** @throws Failure.NotFound if the client does not have one of them; else they stay until the transaction ends */
    public Uni<Void> requireGroups(UUID clientId, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(LOCK_GROUPS, UUID.class)
                                .setParameter(1, clientId)
                                .setParameter(
                                        2, ids.stream().map(UUID::toString).toArray(String[]::new))
                                .getResultList())
                        .invoke(found -> requireAll(ids, found))
                        .replaceWithVoid();
    }

    /** Whether a group has entries, or a campaign names it. */
    Uni<Boolean> isUsed(UUID clientId, UUID groupId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(IS_USED, Boolean.class)
                .setParameter(1, clientId)
                .setParameter(2, groupId)
                .getSingleResult());
    }

    private static void requireAll(Collection<UUID> wanted, List<UUID> found) {
        Set<UUID> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(Set.copyOf(found));
        if (!missing.isEmpty()) {
            throw new Failure.NotFound(
                    "No do-not-call group with the id " + missing.iterator().next());
        }
    }
}
