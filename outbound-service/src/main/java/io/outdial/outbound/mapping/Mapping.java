package io.outdial.outbound.mapping;

import io.outdial.outbound.entry.EntryKey;
import io.outdial.platform.database.ConstraintRefusals;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The columns that leads of a campaign have. */
@Entity
@IdClass(EntryKey.class)
public class Mapping {

    static final ConstraintRefusals NAMES =
            ConstraintRefusals.alreadyExists("mapping_name_uk", "A mapping with this name exists already");

    static final ConstraintRefusals USES =
            ConstraintRefusals.inUse("campaign_mapping_fk", "A campaign names this mapping");

    @Id
    UUID clientId;

    @Id
    UUID id;

    Instant createdAt;
    Instant updatedAt;
    String name;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> columnNames;

    /** Of each column, in the same order. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> columnTypes;
}
