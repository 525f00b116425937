package io.outdial.enrollment.enrolment;

import io.outdial.enrollment.enrolment.EnrolledCustomerRepository.PhoneKeys;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The chains of records that an enrolment is called by. The package {@code chain} depends on this one, so this one
 * reads the table and does not call that package.
 */
@ApplicationScoped
class EnrolmentChainRepository {

    private static final String FIND = """
            SELECT chain_id FROM chain WHERE client_id = $1 AND customer_id = $2 AND enrolment_id = $3
            UNION SELECT chain_id FROM joined_chain WHERE client_id = $1 AND enrolment_id = $3
            ORDER BY chain_id
            """;

    /** Of those of the enrolments whose customers have several numbers. */
    private static final String FIND_ENDED = """
            SELECT enrolment.id, enrolment.customer_id, enrolment.campaign_id, customer.phone_key, customer.other_phone_key,
                   (SELECT string_agg(CAST(called.chain_id AS text), ' ' ORDER BY called.chain_id)
                      FROM (SELECT chain_id FROM chain WHERE client_id = $1 AND enrolment_id = enrolment.id
                            UNION SELECT chain_id FROM joined_chain WHERE client_id = $1 AND enrolment_id = enrolment.id) AS called)
              FROM customer_campaign AS enrolment
              JOIN customer ON customer.client_id = enrolment.client_id AND customer.id = enrolment.customer_id
             WHERE enrolment.client_id = $1 AND enrolment.id = ANY (CAST($2 AS uuid[])) AND customer.phones IS NOT NULL
             ORDER BY enrolment.id
            """;

    /** An enrolment with the chains by which it was called. */
    record Ended(UUID id, UUID customerId, UUID campaignId, PhoneKeys keys, List<Long> chainIds) {}

    Uni<List<Ended>> findOfSeveralNumbers(UUID clientId, Collection<UUID> enrolmentIds) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(FIND_ENDED, clientId, enrolmentIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new Ended(
                                (UUID) row[0],
                                (UUID) row[1],
                                (UUID) row[2],
                                new PhoneKeys((String) row[3], (String) row[4]),
                                row[5] == null
                                        ? List.of()
                                        : Stream.of(((String) row[5]).split(" "))
                                                .map(Long::valueOf)
                                                .toList()))
                        .toList());
    }

    Uni<List<Long>> find(UUID clientId, UUID customerId, UUID enrolmentId) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(FIND, clientId, customerId, enrolmentId))
                .map(rows -> rows.stream().map(row -> (Long) row[0]).toList());
    }
}
