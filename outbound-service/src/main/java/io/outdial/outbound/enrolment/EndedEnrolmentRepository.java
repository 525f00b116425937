package io.outdial.outbound.enrolment;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Enrolments that have ended, so that what overtakes their end begins nothing (V190). */
@ApplicationScoped
class EndedEnrolmentRepository {

    static final String ADD = """
            INSERT INTO ended_enrolment (client_id, enrolment_id) VALUES ($1, $2)
            ON CONFLICT ON CONSTRAINT ended_enrolment_pk DO NOTHING
            """;

    static final String FIND = """
            SELECT enrolment_id FROM ended_enrolment
             WHERE client_id = $1 AND enrolment_id = ANY (CAST(CAST($2 AS text[]) AS uuid[]))
            """;

    /** That of the session of the caller. */
    Uni<SqlCarrier> connection() {
        return Panache.getSession().map(SqlCarrier::of);
    }

    Uni<Void> add(SqlCarrier transaction, UUID clientId, UUID enrolmentId) {
        return transaction.execute(ADD, clientId, enrolmentId);
    }

    /** Those of the enrolments that have ended. */
    Uni<Set<UUID>> find(SqlCarrier connection, UUID clientId, Collection<UUID> enrolmentIds) {
        return connection
                .rows(FIND, clientId, EnrolmentCampaignRepository.texts(enrolmentIds))
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()));
    }
}
