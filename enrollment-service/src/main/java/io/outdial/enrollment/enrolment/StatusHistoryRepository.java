package io.outdial.enrollment.enrolment;

import io.outdial.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

@ApplicationScoped
class StatusHistoryRepository implements PanacheRepositoryBase<StatusHistoryEntry, StatusHistoryEntry.Key> {

    private static final String ADD_ALL = """
            INSERT INTO customer_campaign_status_history
                   (client_id, id, customer_campaign_id, previous_status, new_status, changed_by, changed_at)
            SELECT ?1, id, enrolment, previous, now_is, ?2, now()
              FROM unnest(CAST(?3 AS uuid[]), CAST(?4 AS uuid[]), CAST(?5 AS text[]), CAST(?6 AS text[]))
                   AS change (id, enrolment, previous, now_is)
            """;

    /** One row a change, in one statement. */
    Uni<Void> addAll(UUID clientId, String changedBy, List<StatusChange> changes, Supplier<UUID> ids) {
        return getSession()
                .chain(session -> session.createNativeQuery(ADD_ALL)
                        .setParameter(1, clientId)
                        .setParameter(2, changedBy)
                        .setParameter(
                                3, changes.stream().map(change -> ids.get()).toArray(UUID[]::new))
                        .setParameter(
                                4,
                                changes.stream().map(StatusChange::enrolmentId).toArray(UUID[]::new))
                        .setParameter(
                                5,
                                changes.stream()
                                        .map(change -> change.previous().wireValue())
                                        .toArray(String[]::new))
                        .setParameter(
                                6,
                                changes.stream()
                                        .map(change -> change.now().wireValue())
                                        .toArray(String[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<List<StatusHistoryEntry>> page(UUID clientId, UUID enrolmentId, boolean newestFirst, PageRequest page) {
        String order = newestFirst ? "id desc" : "id";
        return find("clientId = ?1 and customerCampaignId = ?2 order by " + order, clientId, enrolmentId)
                .page(page.page() - 1, page.limit())
                .list();
    }

    Uni<Long> countOf(UUID clientId, UUID enrolmentId) {
        return count("clientId = ?1 and customerCampaignId = ?2", clientId, enrolmentId);
    }
}
