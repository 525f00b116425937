package io.outdial.enrollment.customer;

import io.outdial.enrollment.phone.CustomerPhone;
import io.outdial.enrollment.phone.StoredPhones;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The further numbers of several customers, in the caller's transaction. */
@ApplicationScoped
class FurtherNumberRepository {

    static final String FIND = """
            SELECT id, caller_id, phone_key, other_phone_key, phone_key_version, CAST(phones AS text) FROM customer
             WHERE client_id = $1 AND id = ANY (CAST($2 AS uuid[])) ORDER BY id
            """;

    static final String LOCK = FIND + " FOR NO KEY UPDATE";

    static final String WRITE = """
            UPDATE customer SET phones = CAST(added.phones AS jsonb), updated_by = $4, updated_at = now()
              FROM unnest(CAST($2 AS uuid[]), CAST($3 AS text[])) AS added (id, phones)
             WHERE customer.client_id = $1 AND customer.id = added.id
            """;

    /** Those of the customers that there are, locked until the transaction ends. */
    Uni<Map<UUID, StoredPhones>> lock(UUID clientId, Collection<UUID> customerIds) {
        return phones(LOCK, clientId, customerIds);
    }

    /** Those of the customers that there are. */
    Uni<Map<UUID, StoredPhones>> find(UUID clientId, Collection<UUID> customerIds) {
        return phones(FIND, clientId, customerIds);
    }

    private static Uni<Map<UUID, StoredPhones>> phones(String sql, UUID clientId, Collection<UUID> customerIds) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(sql, clientId, customerIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (UUID) row[0],
                                row -> new StoredPhones(
                                        (String) row[1],
                                        (String) row[2],
                                        (String) row[3],
                                        ((Number) row[4]).intValue(),
                                        (String) row[5]))));
    }

    /** Of customers whom the caller has locked. */
    Uni<Void> write(UUID clientId, String changedBy, Map<UUID, List<CustomerPhone>> further) {
        if (further.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> ids = List.copyOf(further.keySet());
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .update(
                                WRITE,
                                clientId,
                                ids.toArray(UUID[]::new),
                                ids.stream()
                                        .map(id -> CustomerPhone.write(further.get(id)))
                                        .toArray(String[]::new),
                                changedBy))
                .replaceWithVoid();
    }
}
