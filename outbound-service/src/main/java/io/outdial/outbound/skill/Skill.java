package io.outdial.outbound.skill;

import io.outdial.outbound.entry.EntryKey;
import io.outdial.platform.database.ConstraintRefusals;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;

/** What agents can do, and leads of Skillwise campaigns need. */
@Entity
@IdClass(EntryKey.class)
public class Skill {

    static final ConstraintRefusals NAMES =
            ConstraintRefusals.alreadyExists("skill_name_uk", "A skill with this name exists already");

    @Id
    UUID clientId;

    @Id
    UUID id;

    Instant createdAt;
    Instant updatedAt;
    String name;
}
