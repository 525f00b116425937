package io.outdial.enrollment.customfield;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.contract.enrollment.CustomFieldTypeDto;
import io.outdial.contract.enrollment.CustomerCustomFieldDto;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Values of custom fields. The package {@code customer} depends on this one, so this one reads the table of customers
 * and does not call that package.
 */
@ApplicationScoped
class CustomFieldValueRepository {

    /** Changes of a customer's fields run one after the other, so that they can be counted. */
    private static final String LOCK_CUSTOMER =
            "SELECT id FROM customer WHERE client_id = $1 AND id = $2 FOR NO KEY UPDATE";

    static final String OF_CUSTOMER = """
            SELECT custom_field.id, value.created_at, value.created_by, value.updated_at, value.updated_by,
                   custom_field.field_key, custom_field.field_label, custom_field.field_type, CAST(value.value AS text)
              FROM customer_custom_field AS value
              JOIN custom_field ON custom_field.client_id = value.client_id AND custom_field.id = value.custom_field_id
             WHERE value.client_id = $1 AND value.customer_id = $2 ORDER BY custom_field.field_key
            """;

    private static final String ADD = """
            INSERT INTO customer_custom_field (client_id, customer_id, custom_field_id, value, created_by, updated_by, created_at, updated_at)
            VALUES ($1, $2, $3, CAST(CAST($4 AS text) AS jsonb), $5, $5, now(), now())
            """;

    /** An equal value is not written, so {@code updated_at} stays unchanged. */
    private static final String CHANGE = """
            UPDATE customer_custom_field SET value = CAST(CAST($4 AS text) AS jsonb), updated_by = $5, updated_at = now()
             WHERE client_id = $1 AND customer_id = $2 AND custom_field_id = $3 AND value <> CAST(CAST($4 AS text) AS jsonb)
            """;

    private static final String REMOVE =
            "DELETE FROM customer_custom_field WHERE client_id = $1 AND customer_id = $2 AND custom_field_id = $3";

    /** Writes all values of a customer or none. Returns the customers who would have too many. */
    static final String PUT = """
            WITH draft AS MATERIALIZED (
                SELECT customer_id, custom_field_id, CAST(value AS jsonb) AS value
                  FROM unnest(CAST($2 AS uuid[]), CAST($3 AS uuid[]), CAST($4 AS text[])) AS draft (customer_id, custom_field_id, value)
            ), total AS MATERIALIZED (
                SELECT customer_id, count(*) AS fields
                  FROM (SELECT customer_id, custom_field_id FROM draft
                         UNION
                        SELECT customer_id, custom_field_id FROM customer_custom_field
                         WHERE client_id = $1 AND customer_id IN (SELECT customer_id FROM draft)) AS field
                 GROUP BY customer_id
            ), written AS (
                INSERT INTO customer_custom_field (client_id, customer_id, custom_field_id, value, created_by, updated_by, created_at, updated_at)
                SELECT $1, customer_id, custom_field_id, value, $5, $5, now(), now() FROM draft JOIN total USING (customer_id) WHERE fields <= $6
                ON CONFLICT ON CONSTRAINT customer_custom_field_pk DO UPDATE
                   SET value = excluded.value, updated_by = excluded.updated_by, updated_at = excluded.updated_at
                 WHERE customer_custom_field.value <> excluded.value
            )
            SELECT customer_id FROM total WHERE fields > $6
            """;

    @Inject
    ObjectMapper json;

    /** False if the client has no such customer. */
    Uni<Boolean> lockCustomer(UUID clientId, UUID customerId) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .firstRow(LOCK_CUSTOMER, clientId, customerId)
                        .map(row -> row == null ? null : (UUID) row[0]))
                .map(found -> found != null);
    }

    /** At most {@link CustomFieldValues#MAX_VALUES}, sorted by key. */
    Uni<List<CustomerCustomFieldDto>> findByCustomer(UUID clientId, UUID customerId) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(OF_CUSTOMER, clientId, customerId))
                .map(rows -> rows.stream()
                        .map(row -> toDto(clientId, customerId, row))
                        .toList());
    }

    Uni<Void> add(UUID clientId, UUID customerId, UUID fieldId, Object value, String subject) {
        return write(ADD, clientId, customerId, fieldId, text(value), subject);
    }

    Uni<Void> change(UUID clientId, UUID customerId, UUID fieldId, Object value, String subject) {
        return write(CHANGE, clientId, customerId, fieldId, text(value), subject);
    }

    Uni<Void> remove(UUID clientId, UUID customerId, UUID fieldId) {
        return write(REMOVE, clientId, customerId, fieldId);
    }

    /** @return the customers who would have more than {@code max}, for whom nothing was written */
    Uni<Set<UUID>> put(UUID clientId, Collection<FieldValue> values, String subject, int max) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(
                                PUT,
                                clientId,
                                values.stream().map(FieldValue::customerId).toArray(UUID[]::new),
                                values.stream().map(FieldValue::customFieldId).toArray(UUID[]::new),
                                values.stream()
                                        .map(value -> text(value.value()))
                                        .toArray(String[]::new),
                                subject,
                                max)
                        .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList()))
                .map(Set::copyOf);
    }

    private static Uni<Void> write(String sql, Object... values) {
        return Panache.getSession().chain(session -> SqlCarrier.of(session).execute(sql, values));
    }

    private CustomerCustomFieldDto toDto(UUID clientId, UUID customerId, Object[] row) {
        UUID fieldId = (UUID) row[0];
        return CustomerCustomFieldDto.builder()
                .id(fieldId)
                .createdAt(instant(row[1]))
                .createdBy((String) row[2])
                .updatedAt(instant(row[3]))
                .updatedBy((String) row[4])
                .clientId(clientId)
                .customerId(customerId)
                .customFieldId(fieldId)
                .fieldKey((String) row[5])
                .fieldLabel((String) row[6])
                .fieldType(CustomFieldTypeDto.valueOf(((String) row[7]).toUpperCase(Locale.ROOT)))
                .value(value((String) row[8]))
                .build();
    }

    private static Instant instant(Object time) {
        return time instanceof OffsetDateTime zoned ? zoned.toInstant() : (Instant) time;
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value cannot be written as JSON", e);
        }
    }

    private Object value(String text) {
        try {
            return json.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value cannot be read", e);
        }
    }
}
