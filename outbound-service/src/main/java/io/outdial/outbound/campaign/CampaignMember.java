package io.outdial.outbound.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.UUID;

/** The assignment of an agent to a campaign. */
@Entity
@IdClass(CampaignMember.Key.class)
public class CampaignMember {

    @Id
    UUID clientId;

    @Id
    UUID campaignId;

    @Id
    UUID memberId;

    public record Key(UUID clientId, UUID campaignId, UUID memberId) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
