package io.outdial.enrollment.enrolment;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

@ApplicationScoped
class StatusHistoryRepository implements PanacheRepositoryBase<StatusHistoryEntry, StatusHistoryEntry.Key> {

    private static final String ADD_ALL = """
            INSERT INTO customer_campaign_status_history
                   (client_id, id, customer_campaign_id, previous_status, new_status, changed_by, changed_at)
            SELECT $1, id, enrolment_id, previous_status, new_status, $2, now()
              FROM unnest(CAST($3 AS uuid[]), CAST($4 AS uuid[]), CAST($5 AS text[]), CAST($6 AS text[]))
                   AS change (id, enrolment_id, previous_status, new_status)
            """;

    private static final String DELETE_BY_CUSTOMER = """
            DELETE FROM customer_campaign_status_history
             WHERE client_id = $1
               AND customer_campaign_id IN (SELECT id FROM customer_campaign WHERE client_id = $1 AND customer_id = $2)
            """;

    /** One row for each change, in one statement. Their ids are in the order of the changes, as the history is read. */
    Uni<Void> addAll(UUID clientId, String changedBy, List<StatusChange> changes) {
        UUID[] ids = changes.stream().map(change -> UuidV7.next()).sorted().toArray(UUID[]::new);
        UUID[] enrolments = changes.stream().map(StatusChange::enrolmentId).toArray(UUID[]::new);
        return getSession()
                .chain(session -> SqlCarrier.of(session)
                        .update(
                                ADD_ALL,
                                clientId,
                                changedBy,
                                ids,
                                enrolments,
                                statuses(changes, StatusChange::previous),
                                statuses(changes, StatusChange::current)))
                .replaceWithVoid();
    }

    private static String[] statuses(List<StatusChange> changes, Function<StatusChange, EnrolmentStatus> status) {
        return changes.stream().map(status).map(EnrolmentStatus::wireValue).toArray(String[]::new);
    }

    Uni<List<StatusHistoryEntry>> findByEnrolment(
            UUID clientId, UUID enrolmentId, boolean newestFirst, PageRequest page) {
        String order = newestFirst ? "id desc" : "id";
        return find("clientId = ?1 and customerCampaignId = ?2 order by " + order, clientId, enrolmentId)
                .page(page.page() - 1, page.limit())
                .list();
    }

    Uni<Long> countByEnrolment(UUID clientId, UUID enrolmentId) {
        return count("clientId = ?1 and customerCampaignId = ?2", clientId, enrolmentId);
    }

    Uni<Void> deleteByCustomer(UUID clientId, UUID customerId) {
        return getSession()
                .chain(session -> SqlCarrier.of(session).update(DELETE_BY_CUSTOMER, clientId, customerId))
                .replaceWithVoid();
    }
}
