package io.outdial.restrictions;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * One member (agent) gets no calls from one source in one campaign. Never changes once it exists: it is there or it is
 * not.
 */
@Entity
@Table(name = "agent_source_restriction")
@IdClass(AgentSourceRestriction.Key.class)
public class AgentSourceRestriction {

    @Id
    UUID clientId;

    @Id
    UUID id;

    UUID campaignId;
    UUID memberId;
    UUID sourceId;
    Instant createdAt;
    Instant updatedAt;

    /** The client is part of every key, so that no id of another client's can ever be hit. */
    public record Key(UUID clientId, UUID id) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
