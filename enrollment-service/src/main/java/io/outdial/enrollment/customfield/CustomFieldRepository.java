package io.outdial.enrollment.customfield;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CustomFieldRepository implements PanacheRepositoryBase<CustomField, CustomField.Key> {

    private static final String IS_USED =
            "SELECT EXISTS (SELECT FROM customer_custom_field WHERE client_id = $1 AND custom_field_id = $2)";

    /** All custom fields of the client: at most {@link CustomFieldService#MAX_FIELDS}. */
    Uni<List<CustomField>> all(UUID clientId) {
        return list("clientId = ?1 and recordType = ?2", clientId, CustomField.OF_CUSTOMERS);
    }

    /** All custom fields of the client, locked against changes until the transaction ends. */
    Uni<List<CustomField>> shareAll(UUID clientId) {
        return find("clientId = ?1 and recordType = ?2 order by id", clientId, CustomField.OF_CUSTOMERS)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .list();
    }

    /** Null if the client has no such field. */
    Uni<CustomField> find(UUID clientId, UUID id) {
        return findById(new CustomField.Key(clientId, id));
    }

    /** Null if the client has no such field. It cannot be given to a customer until the transaction ends. */
    Uni<CustomField> lock(UUID clientId, UUID id) {
        return findById(new CustomField.Key(clientId, id), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Null if the client has no such field. It cannot be changed until the transaction ends. */
    Uni<CustomField> share(UUID clientId, UUID id) {
        return findById(new CustomField.Key(clientId, id), LockModeType.PESSIMISTIC_READ);
    }

    /** The same by its key. */
    Uni<CustomField> shareByKey(UUID clientId, String fieldKey) {
        return find("clientId = ?1 and recordType = ?2 and fieldKey = ?3", clientId, CustomField.OF_CUSTOMERS, fieldKey)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResult();
    }

    Uni<Boolean> isUsed(UUID clientId, UUID id) {
        return getSession()
                .chain(session ->
                        SqlCarrier.of(session).firstRow(IS_USED, clientId, id).map(row -> (Boolean) row[0]));
    }

    Uni<Void> remove(CustomField field) {
        return delete(field).chain(this::flush);
    }
}
