package io.outdial.transfer.config;

import io.outdial.transfer.routing.SoftphoneFallbackType;
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

/**
 * Where a live call is transferred to. Several destinations may be set at once; {@link #type} says which one is used.
 */
@Entity
@Table(name = "transfer_config")
@IdClass(TransferConfig.Key.class)
public class TransferConfig {

    @Id
    UUID clientId;

    @Id
    UUID id;

    Instant createdAt;
    Instant updatedAt;
    String name;
    UUID routingConfigId;

    @Enumerated(EnumType.STRING)
    TransferType type;

    boolean warmTransfer;
    String directPhoneNumber;

    @JdbcTypeCode(SqlTypes.JSON)
    DynamicOptions dynamicOptions;

    String sipUri;
    String sipHeaders;
    String warmSummaryPrompt;

    @Enumerated(EnumType.STRING)
    WarmMode warmMode;

    @Enumerated(EnumType.STRING)
    SoftphoneFallbackType softphoneFallbackType;

    @Enumerated(EnumType.STRING)
    SoftphoneHandoffStrategy softphoneHandoffStrategy;

    String softphoneFallbackPhoneNumber;
    boolean appointmentBookingEnabled;
    UUID appointmentConfigId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> transferWaitingMessages;

    Destination destination() {
        return new Destination(
                type,
                directPhoneNumber,
                sipUri,
                dynamicOptions == null ? null : dynamicOptions.pingUrl(),
                routingConfigId);
    }

    /** The client is part of every key, so that no id can reach another client's row. */
    public record Key(UUID clientId, UUID id) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
