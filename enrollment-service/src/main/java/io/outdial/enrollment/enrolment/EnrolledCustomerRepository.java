package io.outdial.enrollment.enrolment;

import io.outdial.enrollment.phone.StoredPhones;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What enrolments need of the table of customers. The package {@code customer} depends on this one, so this one reads
 * the table and does not call that package.
 */
@ApplicationScoped
class EnrolledCustomerRepository {

    /**
     * The customer is locked before its enrolments, always in this order. Events about a customer therefore leave in
     * the order of its changes.
     */
    private static final String LOCK =
            "SELECT phone_key, other_phone_key FROM customer WHERE client_id = $1 AND id = $2 FOR NO KEY UPDATE";

    private static final String EXISTS = "SELECT EXISTS (SELECT FROM customer WHERE client_id = $1 AND id = $2)";

    /** A shared lock: a concurrent opt-out of the number waits, and then finds the enrolment. */
    private static final String LOCK_CANDIDATES = """
            SELECT id, do_not_call, caller_id, phone_key, other_phone_key, phone_key_version, CAST(phones AS text) FROM customer
             WHERE client_id = $1 AND id = ANY(CAST($2 AS uuid[])) ORDER BY id FOR SHARE
            """;

    private static final String FIND_DIALLED = """
            SELECT id, caller_id, phone_key, other_phone_key, phone_key_version, CAST(phones AS text),
                   first_name, last_name, current_source_id, details ->> 'timezone', postal_code
              FROM customer WHERE client_id = $1 AND id = ANY(CAST($2 AS uuid[]))
            """;

    private static final String IS_ENROLLED = """
             AND EXISTS (SELECT FROM customer_campaign AS enrolment
                          WHERE enrolment.client_id = $1 AND enrolment.customer_id = customer.id AND enrolment.status = ANY(CAST($3 AS text[])))
            """;

    /** Whoever changes a customer goes on, whoever erases one waits. */
    private static final String KEEP = """
            SELECT count(*) FROM (
                SELECT FROM customer WHERE client_id = $1 AND id = ANY(CAST($2 AS uuid[])) ORDER BY id FOR KEY SHARE) AS kept
            """;

    /**
     * The keys by which a number is compared.
     *
     * @param otherKey null if the number can be read in one way only
     */
    record PhoneKeys(String key, String otherKey) {}

    /** What whoever calls a customer is told. All but the id and the numbers may be null. */
    record DialledCustomer(
            UUID id,
            StoredPhones phones,
            String firstName,
            String lastName,
            UUID sourceId,
            String timezone,
            String postalCode) {

        /** In one text, null where neither name is given. */
        String name() {
            String name = Stream.of(firstName, lastName)
                    .filter(part -> part != null && !part.isBlank())
                    .collect(Collectors.joining(" "));
            return name.isEmpty() ? null : name;
        }

        /** Does not show who is to be called. */
        @Override
        public String toString() {
            return "DialledCustomer[" + id + "]";
        }
    }

    /** Locks a customer until the transaction ends. Null if the client has no such customer. */
    Uni<PhoneKeys> lock(UUID clientId, UUID customerId) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).firstRow(LOCK, clientId, customerId))
                .map(row -> row == null ? null : new PhoneKeys((String) row[0], (String) row[1]));
    }

    /** These customers are not erased until the transaction ends. */
    Uni<Void> keep(UUID clientId, Collection<UUID> customerIds) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).firstRow(KEEP, clientId, customerIds.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    Uni<Boolean> exists(UUID clientId, UUID customerId) {
        return Panache.getSession().chain(session -> SqlCarrier.of(session)
                .firstRow(EXISTS, clientId, customerId)
                .map(row -> (Boolean) row[0]));
    }

    /** Those of the ids that are customers of the client, locked against changes until the transaction ends. */
    Uni<List<Candidate>> lockCandidates(UUID clientId, Collection<UUID> customerIds) {
        return Panache.getSession()
                .chain(session ->
                        SqlCarrier.of(session).rows(LOCK_CANDIDATES, clientId, customerIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new Candidate(
                                (UUID) row[0],
                                new StoredPhones(
                                        (String) row[2],
                                        (String) row[3],
                                        (String) row[4],
                                        ((Number) row[5]).intValue(),
                                        (String) row[6]),
                                (Boolean) row[1]))
                        .toList());
    }

    Uni<List<DialledCustomer>> findDialled(UUID clientId, Collection<UUID> customerIds) {
        return dialled(FIND_DIALLED, clientId, customerIds.toArray(UUID[]::new));
    }

    /** Those of the customers who have an open enrolment. */
    Uni<List<DialledCustomer>> findEnrolled(UUID clientId, Collection<UUID> customerIds) {
        return dialled(
                FIND_DIALLED + IS_ENROLLED,
                clientId,
                customerIds.toArray(UUID[]::new),
                EnrolmentRepository.openStatuses());
    }

    private static Uni<List<DialledCustomer>> dialled(String sql, Object... values) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(sql, values))
                .map(rows -> rows.stream()
                        .map(row -> new DialledCustomer(
                                (UUID) row[0],
                                new StoredPhones(
                                        (String) row[1],
                                        (String) row[2],
                                        (String) row[3],
                                        ((Number) row[4]).intValue(),
                                        (String) row[5]),
                                (String) row[6],
                                (String) row[7],
                                (UUID) row[8],
                                (String) row[9],
                                (String) row[10]))
                        .toList());
    }
}
