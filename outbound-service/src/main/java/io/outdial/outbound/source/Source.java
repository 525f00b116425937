package io.outdial.outbound.source;

import io.outdial.outbound.entry.EntryKey;
import io.outdial.platform.database.ConstraintRefusals;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Where leads come from. */
@Entity
@IdClass(EntryKey.class)
public class Source {

    static final ConstraintRefusals NAMES =
            ConstraintRefusals.alreadyExists("source_public_id_uk", "A source with this publicId exists already");

    @Id
    UUID clientId;

    @Id
    UUID id;

    Instant createdAt;
    Instant updatedAt;
    String name;

    /** What leads name it by. */
    String publicId;

    BigDecimal defaultLeadCost;
}
