package io.outdial.enrollment.enrolment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * The enrolment of a customer in a campaign. A customer has at most one in each campaign, ended ones included.
 * careCycle calls it {@code customerCampaign}, and so does the table.
 */
@Entity
@Table(name = "customer_campaign")
@IdClass(Enrolment.Key.class)
public class Enrolment {

    @Id
    UUID clientId;

    @Id
    UUID id;

    UUID customerId;
    UUID campaignId;
    EnrolmentStatus status;
    Instant createdAt;
    Instant updatedAt;

    void change(EnrolmentStatus newStatus, Instant now) {
        status = newStatus;
        updatedAt = now;
    }

    /** The client is part of every key, so that no id can reach another client's row. */
    public record Key(UUID clientId, UUID id) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
