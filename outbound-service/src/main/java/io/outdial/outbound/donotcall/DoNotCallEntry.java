package io.outdial.outbound.donotcall;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A number that must never be called. Never updated, so that nobody can loosen an entry by accident. */
@Entity
@Table(name = "do_not_call")
@IdClass(DoNotCallEntry.Key.class)
public class DoNotCallEntry {

    @Id
    UUID clientId;

    @Id
    String phoneKey;

    /** The second reading of the text, null where it has one only; an entry of its own. */
    String otherPhoneKey;

    String phone;
    String reportedBy;
    UUID campaignId;
    Instant createdAt;
    short keyVersion;

    public record Key(UUID clientId, String phoneKey) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
