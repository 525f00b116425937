package io.outdial.enrollment.customfield;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something that a client wants to know of its customers. */
@Entity
@Table(name = "custom_field")
@IdClass(CustomField.Key.class)
public class CustomField {

    static final String OF_CUSTOMERS = "customers";

    @Id
    UUID clientId;

    @Id
    UUID id;

    String recordType;
    String fieldKey;
    String fieldLabel;
    String fieldDescription;
    CustomFieldType fieldType;
    boolean isRequired;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> options;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> validationRules;

    String createdBy;
    String updatedBy;
    Instant createdAt;
    Instant updatedAt;

    FieldRules rules() {
        return new FieldRules(fieldType, isRequired, options, validationRules);
    }

    public record Key(UUID clientId, UUID id) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
