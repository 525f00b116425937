package io.outdial.transfer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** How calls are routed among members. */
@Entity
@Table(name = "routing_config")
@IdClass(RoutingConfig.Key.class)
public class RoutingConfig {

    @Id
    UUID clientId;

    @Id
    UUID id;

    String name;
    Instant createdAt;
    Instant updatedAt;

    /** The client is part of every key, so that no id of another client's can ever be hit. */
    public record Key(UUID clientId, UUID id) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
