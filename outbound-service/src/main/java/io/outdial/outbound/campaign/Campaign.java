package io.outdial.outbound.campaign;

import io.outdial.outbound.entry.EntryKey;
import io.outdial.outbound.notice.CampaignState;
import io.outdial.platform.database.ConstraintRefusals;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A campaign. Only what changed is written, because leads move {@link #position} by statements of their own. Texts with
 * a fixed set of values are enums of the document, and the database checks them again.
 */
@Entity
@IdClass(EntryKey.class)
@DynamicUpdate
public class Campaign {

    static final ConstraintRefusals NAMES =
            ConstraintRefusals.alreadyExists("campaign_name_uk", "A campaign with this name exists already");

    @Id
    UUID clientId;

    @Id
    UUID id;

    Instant createdAt;
    Instant updatedAt;
    String name;
    String description;
    CampaignStatus status;
    Instant startDate;
    Instant endDate;
    String smsCompanyName;
    boolean dialAfterhours;
    Integer maxConcurrentCalls;
    Integer maxAttempts;
    String kind;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> transferConfigIds;

    UUID appointmentConfigId;
    UUID routingConfigId;

    /** CloudAgent's kind of dialling; one of them is inbound. */
    String type;

    String dialMethod;

    String position;

    boolean appliesDnc;

    /** DBID of the Genesys application that runs it. */
    int applicationId;

    /** Its own DBID. */
    int dbid;

    /** Null for the usual one. */
    String groupName;

    /** Second of the day; null, like {@link #callUntil}, where the client's hours count. */
    Integer callFrom;

    Integer callUntil;
    BigDecimal pacingRatio;
    Integer maxDropPercent;

    /** Null where its leads have no columns of their own. */
    String mappingName;

    /** The numbers that its calls show, for whoever dials them. */
    String did;

    String fallbackDid;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> dynamicDids;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> fallbackDynamicDids;

    /** Whether it calls no number of the national do-not-call registry. */
    boolean appliesRegistry;

    /** Groups of the do-not-call list. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> dncScopes;

    String groupName() {
        return CampaignState.groupName(groupName, name);
    }

    /** As it is now. */
    CampaignState state() {
        return new CampaignState(
                clientId, id, name, description, groupName(), dbid, applicationId, type, status.wireValue(), position);
    }
}
