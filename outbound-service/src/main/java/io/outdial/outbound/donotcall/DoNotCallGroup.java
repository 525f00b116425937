package io.outdial.outbound.donotcall;

import io.outdial.outbound.entry.EntryKey;
import io.outdial.platform.database.ConstraintRefusals;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Numbers that the campaigns which name the group do not call. */
@Entity
@Table(name = "do_not_call_group")
@IdClass(EntryKey.class)
public class DoNotCallGroup {

    static final ConstraintRefusals NAMES = ConstraintRefusals.alreadyExists(
            "do_not_call_group_name_uk", "A do-not-call group with this name exists already");

    @Id
    UUID clientId;

    @Id
    UUID id;

    Instant createdAt;
    Instant updatedAt;
    String name;
}
