package io.outdial.outbound.donotcall;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** That a number must not be called. It may get a later end and nothing else, so that nobody loosens it by accident. */
@Entity
@Table(name = "do_not_call")
@IdClass(DoNotCallEntry.Key.class)
public class DoNotCallEntry {

    @Id
    UUID clientId;

    @Id
    String phoneKey;

    @Id
    UUID scope;

    @Id
    String origin;

    @Id
    UUID importId;

    /** The second reading of the text, null where it has one only; an entry of its own. */
    String otherPhoneKey;

    String phone;
    String reportedBy;
    UUID campaignId;
    String reason;
    Instant expiresAt;
    Instant createdAt;
    short keyVersion;

    public record Key(UUID clientId, String phoneKey, UUID scope, String origin, UUID importId)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
