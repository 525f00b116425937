package io.outdial.enrollment.enrolment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** The enrolment of a customer in a campaign: one for the pair, whatever happens to it. */
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

    /** The client is part of every key, so that no id of another client's can ever be hit. */
    public record Key(UUID clientId, UUID id) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
