package io.outdial.enrollment.phone;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The stored numbers of a customer. */
@ApplicationScoped
public class StoredPhoneRepository {

    private static final String PHONE =
            "SELECT caller_id, phone_key, other_phone_key, phone_key_version, CAST(phones AS text) FROM customer WHERE client_id = $1 AND id = $2";

    private static final String LOCK = " FOR UPDATE";

    /** Null if the client has no such customer. */
    public Uni<StoredPhones> find(UUID clientId, UUID customerId) {
        return phone(PHONE, clientId, customerId);
    }

    /** The same; the customer stays locked until the transaction ends. */
    public Uni<StoredPhones> lock(UUID clientId, UUID customerId) {
        return phone(PHONE + LOCK, clientId, customerId);
    }

    private static Uni<StoredPhones> phone(String sql, UUID clientId, UUID customerId) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).firstRow(sql, clientId, customerId))
                .map(row -> row == null
                        ? null
                        : new StoredPhones(
                                (String) row[0],
                                (String) row[1],
                                (String) row[2],
                                ((Number) row[3]).intValue(),
                                (String) row[4]));
    }
}
