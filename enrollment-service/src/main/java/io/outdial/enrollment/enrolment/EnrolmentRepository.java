package io.outdial.enrollment.enrolment;

import io.outdial.enrollment.enrolment.AwaitingEnrolments.Place;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The enrolments. Nothing else in this service writes {@code customer_campaign}. All methods run in the caller's
 * session or transaction.
 */
@ApplicationScoped
public class EnrolmentRepository implements PanacheRepositoryBase<Enrolment, Enrolment.Key> {

    /**
     * The database decides which of several concurrent requests creates the enrolment of a pair. Rows are inserted in
     * the order of the customers, so that two batches cannot deadlock.
     */
    private static final String ADD = """
            INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at)
            SELECT $1, id, customer_id, $2, 'pending', now(), now()
              FROM unnest(CAST($3 AS uuid[]), CAST($4 AS uuid[])) AS requested (id, customer_id) ORDER BY customer_id
            ON CONFLICT ON CONSTRAINT customer_campaign_pair_uk DO NOTHING
            RETURNING customer_id, id, status
            """;

    /** The same for customers in campaigns of their own who wait for a call already. */
    private static final String ADD_AWAITING = """
            INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at)
            SELECT $1, id, customer_id, campaign_id, 'awaiting_call', now(), now()
              FROM unnest(CAST($2 AS uuid[]), CAST($3 AS uuid[]), CAST($4 AS uuid[])) AS requested (id, customer_id, campaign_id)
             ORDER BY customer_id, campaign_id
            ON CONFLICT ON CONSTRAINT customer_campaign_pair_uk DO NOTHING
            RETURNING customer_id, campaign_id, id
            """;

    private static final String LOCK_PLACES = """
            SELECT enrolment.customer_id, enrolment.campaign_id, enrolment.id, enrolment.status
              FROM unnest(CAST($2 AS uuid[]), CAST($3 AS uuid[])) AS place (customer_id, campaign_id)
              JOIN customer_campaign AS enrolment
                ON enrolment.client_id = $1 AND enrolment.customer_id = place.customer_id AND enrolment.campaign_id = place.campaign_id
             ORDER BY enrolment.id FOR UPDATE OF enrolment
            """;

    private static final String FIND_BY_CAMPAIGN = """
            SELECT customer_id, id, status FROM customer_campaign
             WHERE client_id = $1 AND campaign_id = $2 AND customer_id = ANY(CAST($3 AS uuid[]))
            """;

    private static final String LOCK_OPEN = """
            SELECT id, status FROM customer_campaign
             WHERE client_id = $1 AND customer_id = ANY(CAST($2 AS uuid[])) AND status = ANY(CAST($3 AS text[])) ORDER BY id FOR UPDATE
            """;

    /** Of several changes of one the last counts. */
    private static final String SET_STATUSES = """
            UPDATE customer_campaign SET status = change.status, updated_at = now()
              FROM (SELECT DISTINCT ON (id) id, status
                      FROM unnest(CAST($2 AS uuid[]), CAST($3 AS text[])) WITH ORDINALITY AS given (id, status, n) ORDER BY id, n DESC) AS change
             WHERE customer_campaign.client_id = $1 AND customer_campaign.id = change.id
            """;

    /** By the index customer_campaign_campaign, and from it alone where the table has been vacuumed. */
    static final String COUNT_BY_STATUS = """
            SELECT campaign_id, status, count(*) FROM customer_campaign
             WHERE client_id = $1 AND campaign_id = ANY(CAST($2 AS uuid[])) GROUP BY campaign_id, status
            """;

    private static final String PAIR = "clientId = ?1 and customerId = ?2 and campaignId = ?3";

    /** An enrolment and its status. */
    record Open(UUID id, EnrolmentStatus status) {}

    /** Adds an enrolment for each customer who has none in the campaign, and returns those that were added. */
    Uni<Map<UUID, CurrentEnrolment>> add(UUID clientId, UUID campaignId, List<UUID> customerIds) {
        UUID[] ids = customerIds.stream().map(customer -> UuidV7.next()).toArray(UUID[]::new);
        return getSession()
                .chain(session ->
                        SqlCarrier.of(session).rows(ADD, clientId, campaignId, ids, customerIds.toArray(UUID[]::new)))
                .map(rows -> byCustomer(rows, true));
    }

    /** Adds an enrolment in each place that has none, and returns those that were added. */
    Uni<Map<Place, UUID>> addAwaiting(UUID clientId, List<Place> places) {
        UUID[] ids = places.stream().map(place -> UuidV7.next()).toArray(UUID[]::new);
        return getSession()
                .chain(session ->
                        SqlCarrier.of(session).rows(ADD_AWAITING, clientId, ids, customers(places), campaigns(places)))
                .map(rows -> {
                    Map<Place, UUID> added = new HashMap<>();
                    rows.forEach(row -> added.put(new Place((UUID) row[0], (UUID) row[1]), (UUID) row[2]));
                    return added;
                });
    }

    /** The enrolments in these places, locked until the transaction ends. */
    Uni<Map<Place, Open>> lockPlaces(UUID clientId, List<Place> places) {
        return getSession()
                .chain(session ->
                        SqlCarrier.of(session).rows(LOCK_PLACES, clientId, customers(places), campaigns(places)))
                .map(rows -> {
                    Map<Place, Open> found = new HashMap<>();
                    rows.forEach(row -> found.put(
                            new Place((UUID) row[0], (UUID) row[1]),
                            new Open((UUID) row[2], EnrolmentStatus.of((String) row[3]))));
                    return found;
                });
    }

    private static UUID[] customers(List<Place> places) {
        return places.stream().map(Place::customerId).toArray(UUID[]::new);
    }

    private static UUID[] campaigns(List<Place> places) {
        return places.stream().map(Place::campaignId).toArray(UUID[]::new);
    }

    /** The enrolments of these customers in the campaign, by customer. */
    Uni<Map<UUID, CurrentEnrolment>> findByCampaign(UUID clientId, UUID campaignId, Collection<UUID> customerIds) {
        return getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(FIND_BY_CAMPAIGN, clientId, campaignId, customerIds.toArray(UUID[]::new)))
                .map(rows -> byCustomer(rows, false));
    }

    private static Map<UUID, CurrentEnrolment> byCustomer(List<Object[]> rows, boolean isNew) {
        Map<UUID, CurrentEnrolment> enrolments = new HashMap<>();
        rows.forEach(row -> enrolments.put(
                (UUID) row[0], new CurrentEnrolment((UUID) row[1], EnrolmentStatus.of((String) row[2]), isNew)));
        return enrolments;
    }

    /** Null if the customer is not enrolled in the campaign. */
    Uni<Enrolment> find(UUID clientId, UUID customerId, UUID campaignId) {
        return find(PAIR, clientId, customerId, campaignId).firstResult();
    }

    /**
     * The same; the enrolment stays locked until the transaction ends. Of two concurrent changes the second reads what
     * the first has written.
     */
    Uni<Enrolment> lock(UUID clientId, UUID customerId, UUID campaignId) {
        return find(PAIR, clientId, customerId, campaignId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** The newest enrolments of a customer. */
    public Uni<List<Enrolment>> findNewest(UUID clientId, UUID customerId, int limit) {
        return findByCustomer(clientId, customerId, true, PageRequest.of(1, limit));
    }

    /** One page of the enrolments of a customer, in the order in which they were created or the reverse. */
    Uni<List<Enrolment>> findByCustomer(UUID clientId, UUID customerId, boolean newestFirst, PageRequest page) {
        String order = newestFirst ? "createdAt desc, id desc" : "createdAt, id";
        return find("clientId = ?1 and customerId = ?2 order by " + order, clientId, customerId)
                .page(page.page() - 1, page.limit())
                .list();
    }

    Uni<Long> countByCustomer(UUID clientId, UUID customerId) {
        return count("clientId = ?1 and customerId = ?2", clientId, customerId);
    }

    /**
     * The number of enrolments by campaign and status. A campaign without enrolments has no entry, and neither has a
     * status that no enrolment has.
     */
    public Uni<Map<UUID, Map<EnrolmentStatus, Long>>> countByStatus(UUID clientId, Collection<UUID> campaignIds) {
        return getSession()
                .chain(session ->
                        SqlCarrier.of(session).rows(COUNT_BY_STATUS, clientId, campaignIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Map<EnrolmentStatus, Long>> counts = new HashMap<>();
                    rows.forEach(row -> counts.computeIfAbsent((UUID) row[0], campaign -> new HashMap<>())
                            .put(EnrolmentStatus.of((String) row[1]), (Long) row[2]));
                    return counts;
                });
    }

    /** The open enrolments of these customers, locked until the transaction ends. */
    Uni<List<Open>> lockOpen(UUID clientId, Collection<UUID> customerIds) {
        return getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(LOCK_OPEN, clientId, customerIds.toArray(UUID[]::new), openStatuses()))
                .map(rows -> rows.stream()
                        .map(row -> new Open((UUID) row[0], EnrolmentStatus.of((String) row[1])))
                        .toList());
    }

    static String[] openStatuses() {
        return Arrays.stream(EnrolmentStatus.values())
                .filter(status -> !status.isTerminal())
                .map(EnrolmentStatus::wireValue)
                .toArray(String[]::new);
    }

    /** The caller has locked the enrolments. */
    Uni<Void> setStatuses(UUID clientId, List<StatusChange> changes) {
        return getSession()
                .chain(session -> SqlCarrier.of(session)
                        .update(
                                SET_STATUSES,
                                clientId,
                                changes.stream().map(StatusChange::enrolmentId).toArray(UUID[]::new),
                                changes.stream()
                                        .map(change -> change.current().wireValue())
                                        .toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Removes the enrolments of a customer, whose history must be gone. */
    Uni<Void> deleteByCustomer(UUID clientId, UUID customerId) {
        return delete("clientId = ?1 and customerId = ?2", clientId, customerId).replaceWithVoid();
    }
}
