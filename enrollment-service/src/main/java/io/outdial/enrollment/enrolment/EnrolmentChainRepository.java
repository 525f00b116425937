package io.outdial.enrollment.enrolment;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * The chains of records that an enrolment is called by. The package {@code chain} depends on this one, so this one
 * reads the table and does not call that package.
 */
@ApplicationScoped
class EnrolmentChainRepository {

    private static final String FIND =
            "SELECT chain_id FROM chain WHERE client_id = $1 AND customer_id = $2 AND enrolment_id = $3 ORDER BY chain_id";

    Uni<List<Long>> find(UUID clientId, UUID customerId, UUID enrolmentId) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(FIND, clientId, customerId, enrolmentId))
                .map(rows -> rows.stream().map(row -> (Long) row[0]).toList());
    }
}
