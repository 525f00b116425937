package io.outdial.outbound.member;

import io.outdial.outbound.entry.EntryKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.UUID;

/** What a member's desktop calls from. */
@Entity
@IdClass(EntryKey.class)
public class Device {

    @Id
    UUID clientId;

    @Id
    UUID id;

    UUID memberId;
    String phoneNumber;
}
