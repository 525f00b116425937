package io.outdial.transfer.routing;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How calls are routed to members. */
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

    @Enumerated(EnumType.STRING)
    RoutingMode mode;

    int ringSeconds;
    Integer longestWaitSeconds;

    @Enumerated(EnumType.STRING)
    SoftphoneFallbackType fallbackType;

    String fallbackPhoneNumber;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> memberIds;

    @JdbcTypeCode(SqlTypes.JSON)
    RoutingTiers tiers;

    /** The settings that take effect in its mode. */
    public RoutingPlan plan() {
        return storedPlan().effectivePlan();
    }

    /** All settings, including the list that its mode does not use. */
    RoutingPlan storedPlan() {
        return new RoutingPlan(
                mode, ringSeconds, longestWaitSeconds, fallbackType, fallbackPhoneNumber, memberIds, tiers.tiers());
    }

    void apply(RoutingPlan plan) {
        mode = plan.mode();
        ringSeconds = plan.ringSeconds();
        longestWaitSeconds = plan.longestWaitSeconds();
        fallbackType = plan.fallbackType();
        fallbackPhoneNumber = plan.fallbackPhoneNumber();
        memberIds = plan.memberIds();
        tiers = new RoutingTiers(plan.tiers());
    }

    /** The client is part of every key, so that no id can reach another client's row. */
    public record Key(UUID clientId, UUID id) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
