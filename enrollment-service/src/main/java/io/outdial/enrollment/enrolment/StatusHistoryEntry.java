package io.outdial.enrollment.enrolment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * One change of an enrolment's status: who made it, when, from what to what. Written in the transaction of the change.
 */
@Entity
@Table(name = "customer_campaign_status_history")
@IdClass(StatusHistoryEntry.Key.class)
public class StatusHistoryEntry {

    @Id
    UUID clientId;

    @Id
    UUID id;

    UUID customerCampaignId;
    EnrolmentStatus previousStatus;
    EnrolmentStatus newStatus;
    String changedBy;
    Instant changedAt;

    public record Key(UUID clientId, UUID id) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
