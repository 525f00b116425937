package io.outdial.enrollment.enrolment;

import io.outdial.platform.caller.Caller;
import io.outdial.platform.id.UuidV7;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** One change of an enrolment's status, written in the transaction of the change. */
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

    static StatusHistoryEntry of(Caller caller, StatusChange change, Instant now) {
        StatusHistoryEntry entry = new StatusHistoryEntry();
        entry.clientId = caller.clientId();
        entry.id = UuidV7.next();
        entry.customerCampaignId = change.enrolmentId();
        entry.previousStatus = change.previous();
        entry.newStatus = change.current();
        entry.changedBy = caller.subject();
        entry.changedAt = now;
        return entry;
    }

    public record Key(UUID clientId, UUID id) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
