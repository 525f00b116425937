package io.outdial.outbound.member;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.UUID;

/** That an agent has a skill. */
@Entity
@IdClass(MemberSkill.Key.class)
public class MemberSkill {

    @Id
    UUID clientId;

    @Id
    UUID memberId;

    @Id
    UUID skillId;

    public record Key(UUID clientId, UUID memberId, UUID skillId) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
