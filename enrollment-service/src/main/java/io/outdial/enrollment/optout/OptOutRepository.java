package io.outdial.enrollment.optout;

import io.outdial.enrollment.phone.CustomerPhone;
import io.outdial.enrollment.phone.StoredPhones;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The customers whom an opt-out concerns. */
@ApplicationScoped
class OptOutRepository {

    /** In the order of the ids, so that two transactions that lock several customers cannot deadlock. */
    private static final String LOCK = """
            SELECT id FROM customer
             WHERE client_id = $1 AND (phone_key = ANY(CAST($2 AS text[])) OR other_phone_key = ANY(CAST($2 AS text[]))
                   OR id = ANY(ARRAY(SELECT customer_id FROM further_phone WHERE client_id = $1 AND phone_key = ANY(CAST($2 AS text[])))))
             ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String MARK = """
            UPDATE customer SET do_not_call = true, updated_at = now()
             WHERE client_id = $1 AND id = ANY(CAST($2 AS uuid[])) AND do_not_call IS DISTINCT FROM true
            """;

    private static final String NUMBERS = """
            SELECT id, caller_id, phone_key, other_phone_key, phone_key_version, CAST(phones AS text)
              FROM customer WHERE client_id = $1 AND id = ANY(CAST($2 AS uuid[])) AND phone_key IS NOT NULL
            """;

    private static final String UNMARK = """
            UPDATE customer SET do_not_call = false, updated_at = now()
             WHERE client_id = $1 AND id = ANY(CAST($2 AS uuid[])) AND do_not_call
            """;

    /** Every customer of whose numbers one has one of these keys, locked until the transaction ends. */
    Uni<List<UUID>> lock(UUID clientId, Collection<String> phoneKeys) {
        return Panache.getSession().chain(session -> SqlCarrier.of(session)
                .rows(LOCK, clientId, phoneKeys.toArray(String[]::new))
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList()));
    }

    Uni<Void> markDoNotCall(UUID clientId, Collection<UUID> customerIds) {
        return update(MARK, clientId, customerIds);
    }

    Uni<Void> unmarkDoNotCall(UUID clientId, Collection<UUID> customerIds) {
        return update(UNMARK, clientId, customerIds);
    }

    /** With the keys that they are compared by, by customer. */
    Uni<Map<UUID, List<PhoneNumber>>> findNumbers(UUID clientId, Collection<UUID> customerIds) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(NUMBERS, clientId, customerIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> new StoredPhones(
                                (String) row[1],
                                (String) row[2],
                                (String) row[3],
                                ((Number) row[4]).intValue(),
                                (String) row[5])
                        .all().stream().map(CustomerPhone::asStored).toList())));
    }

    private static Uni<Void> update(String sql, UUID clientId, Collection<UUID> customerIds) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).update(sql, clientId, customerIds.toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}
