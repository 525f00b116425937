package io.outdial.enrollment.enrolment;

import io.outdial.enrollment.enrolment.EnrolmentRepository.Open;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Locks enrolments that an event is about, in the order of their ids, until the caller's transaction ends. */
@ApplicationScoped
class EnrolmentLockRepository {

    /** Found before they are locked, and looked at again once they are. */
    private static final String LOCK_SOME_OF_CAMPAIGN = """
            SELECT id, status FROM customer_campaign
             WHERE client_id = $1 AND status = ANY(CAST($3 AS text[])) AND id = ANY(ARRAY(
                   SELECT id FROM customer_campaign
                    WHERE client_id = $1 AND campaign_id = $2 AND status = ANY(CAST($3 AS text[])) AND created_at <= $4 LIMIT $5))
             ORDER BY id FOR UPDATE
            """;

    private static final String LOCK_ALL =
            "SELECT id, status FROM customer_campaign WHERE client_id = $1 AND id = ANY(CAST($2 AS uuid[])) ORDER BY id FOR UPDATE";

    /** Some of the open enrolments in a campaign that began by then. */
    Uni<List<Open>> lockSome(UUID clientId, UUID campaignId, Instant begunBy, int limit) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(
                                LOCK_SOME_OF_CAMPAIGN,
                                clientId,
                                campaignId,
                                EnrolmentRepository.openStatuses(),
                                begunBy,
                                limit))
                .map(rows -> rows.stream()
                        .map(row -> new Open((UUID) row[0], EnrolmentStatus.of((String) row[1])))
                        .toList());
    }

    /** The statuses of those of the enrolments that there are. */
    Uni<Map<UUID, EnrolmentStatus>> lockAll(UUID clientId, Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(LOCK_ALL, clientId, ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> EnrolmentStatus.of((String) row[1]))));
    }
}
