package io.outdial.outbound.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.UUID;

/** The assignment of a skill to a campaign. */
@Entity
@IdClass(CampaignSkill.Key.class)
public class CampaignSkill {

    @Id
    UUID clientId;

    @Id
    UUID campaignId;

    @Id
    UUID skillId;

    public record Key(UUID clientId, UUID campaignId, UUID skillId) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
