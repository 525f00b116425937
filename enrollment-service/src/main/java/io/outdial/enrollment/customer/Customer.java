package io.outdial.enrollment.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A person who may be called. The phone number is kept as it was given and as it is compared (architecture.md §5). */
@Entity
@Table(name = "customer")
@IdClass(Customer.Key.class)
public class Customer {

    @Id
    UUID clientId;

    @Id
    UUID id;

    String firstName;
    String lastName;
    String callerId;
    String phoneKey;
    Instant createdAt;
    Instant updatedAt;

    public record Key(UUID clientId, UUID id) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
