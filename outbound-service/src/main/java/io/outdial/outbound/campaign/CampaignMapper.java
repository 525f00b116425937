package io.outdial.outbound.campaign;

import io.outdial.contract.outbound.CampaignClientDto;
import io.outdial.contract.outbound.CampaignDialMethodDto;
import io.outdial.contract.outbound.CampaignDirectionDto;
import io.outdial.contract.outbound.CampaignDto;
import io.outdial.contract.outbound.CampaignKindDto;
import io.outdial.contract.outbound.CampaignPositionDto;
import io.outdial.contract.outbound.CampaignStatusDto;
import io.outdial.contract.outbound.CampaignTypeDto;
import io.outdial.contract.outbound.CreateCampaignDto;
import io.outdial.contract.outbound.CustomerStatsDto;
import io.outdial.contract.outbound.UpdateCampaignDto;
import io.outdial.outbound.entry.PlainNumber;
import io.outdial.outbound.entry.TrimmedText;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.text.CanonicalText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.openapitools.jackson.nullable.JsonNullable;

/** Between the contract's records and the entity. */
final class CampaignMapper {

    /** Position of a campaign whose records are handed out. */
    static final String RUNNING = CampaignPositionDto.RUNNING.wireValue();

    /** As the database keeps them. */
    private static final int RATIO_PLACES = 2;

    private CampaignMapper() {}

    /** A draft with the defaults, and what the request names. */
    static Campaign toEntity(UUID clientId, CreateCampaignDto create, Instant now) {
        Campaign campaign = new Campaign();
        campaign.clientId = clientId;
        campaign.id = UuidV7.next();
        campaign.createdAt = now;
        campaign.updatedAt = now;
        campaign.status = CampaignStatus.DRAFT;
        campaign.kind = CampaignKindDto.VOICE_AI.wireValue();
        campaign.transferConfigIds = List.of();
        campaign.dynamicDids = List.of();
        campaign.fallbackDynamicDids = List.of();
        campaign.type = create.direction() == CampaignDirectionDto.INBOUND
                ? CampaignPolicy.INBOUND_TYPE
                : CampaignTypeDto.PROGRESSIVE.wireValue();
        campaign.dialMethod = CampaignDialMethodDto.NONAGENTWISE.wireValue();
        campaign.position = CampaignPositionDto.READY.wireValue();
        campaign.appliesDnc = true;
        campaign.applicationId = 1;
        campaign.dncScopes = List.of();
        apply(asPatch(create), campaign);
        return campaign;
    }

    /**
     * Sets what the patch names, to null too; leaves the rest, and the status, which is for {@link CampaignStatusRule}.
     */
    static void apply(UpdateCampaignDto patch, Campaign campaign) {
        patch.name().ifPresent(value -> campaign.name = TrimmedText.stripped("name", value));
        patch.description().ifPresent(value -> campaign.description = CanonicalText.of(value));
        patch.startDate().ifPresent(value -> campaign.startDate = micros(value));
        patch.endDate().ifPresent(value -> campaign.endDate = micros(value));
        patch.smsCompanyName().ifPresent(value -> campaign.smsCompanyName = value);
        patch.dialAfterhours().ifPresent(value -> campaign.dialAfterhours = value);
        patch.maxConcurrentCalls().ifPresent(value -> campaign.maxConcurrentCalls = value);
        patch.maxAttempts().ifPresent(value -> campaign.maxAttempts = value);
        patch.kind().ifPresent(value -> campaign.kind = value.wireValue());
        patch.transferConfigIds()
                .ifPresent(value ->
                        campaign.transferConfigIds = value.stream().distinct().toList());
        patch.appointmentConfigId().ifPresent(value -> campaign.appointmentConfigId = value);
        patch.routingConfigId().ifPresent(value -> campaign.routingConfigId = value);
        patch.type().ifPresent(value -> campaign.type = value.wireValue());
        patch.dialMethod().ifPresent(value -> campaign.dialMethod = value.wireValue());
        patch.applyDnc().ifPresent(value -> campaign.appliesDnc = value);
        patch.applyRegistry().ifPresent(value -> campaign.appliesRegistry = value);
        patch.applicationId().ifPresent(value -> campaign.applicationId = value);
        patch.position().ifPresent(value -> campaign.position = value.wireValue());
        patch.groupName().ifPresent(value -> campaign.groupName = TrimmedText.stripped("groupName", value));
        patch.callFrom().ifPresent(value -> campaign.callFrom = value);
        patch.callUntil().ifPresent(value -> campaign.callUntil = value);
        patch.pacingRatio().ifPresent(value -> campaign.pacingRatio = ratio(value));
        patch.maxDropPercent().ifPresent(value -> campaign.maxDropPercent = value);
        patch.mappingName().ifPresent(value -> campaign.mappingName = value);
        patch.did().ifPresent(value -> campaign.did = value);
        patch.fallbackDid().ifPresent(value -> campaign.fallbackDid = value);
        patch.dynamicDids().ifPresent(value -> campaign.dynamicDids = value);
        patch.fallbackDynamicDids().ifPresent(value -> campaign.fallbackDynamicDids = value);
        patch.doNotCallGroupIds()
                .ifPresent(
                        value -> campaign.dncScopes = value.stream().distinct().toList());
    }

    /** Without what only reads show. */
    static CampaignDto toDto(Campaign campaign) {
        return toDto(campaign, JsonNullable.undefined(), JsonNullable.undefined());
    }

    /** Constants below are fields of careCycle that have no meaning here (docs/campaigns.md). */
    static CampaignDto toDto(
            Campaign campaign, JsonNullable<CampaignClientDto> client, JsonNullable<CustomerStatsDto> customerStats) {
        return CampaignDto.builder()
                .id(campaign.id)
                .createdAt(campaign.createdAt)
                .updatedAt(campaign.updatedAt)
                .clientId(campaign.clientId)
                .name(campaign.name)
                .description(campaign.description)
                .status(constant(CampaignStatusDto.values(), CampaignStatusDto::wireValue, campaign.status.wireValue()))
                .startDate(campaign.startDate)
                .endDate(campaign.endDate)
                .sourceType(null)
                .smsCompanyName(campaign.smsCompanyName)
                .templateId(null)
                .templateName(null)
                .dialAfterhours(campaign.dialAfterhours)
                .enablePulse(false)
                .pulseWorkflowId(null)
                .hasInquiryCallback(false)
                .maxConcurrentCalls(campaign.maxConcurrentCalls)
                .maxAttempts(campaign.maxAttempts)
                .suite(null)
                .requiredVars(List.of())
                .direction(
                        campaign.type.equals(CampaignPolicy.INBOUND_TYPE)
                                ? CampaignDirectionDto.INBOUND
                                : CampaignDirectionDto.OUTBOUND)
                .kind(constant(CampaignKindDto.values(), CampaignKindDto::wireValue, campaign.kind))
                .transferConfigIds(campaign.transferConfigIds)
                .appointmentConfigId(campaign.appointmentConfigId)
                .routingConfigId(campaign.routingConfigId)
                .type(constant(CampaignTypeDto.values(), CampaignTypeDto::wireValue, campaign.type))
                .dialMethod(
                        constant(CampaignDialMethodDto.values(), CampaignDialMethodDto::wireValue, campaign.dialMethod))
                .position(constant(CampaignPositionDto.values(), CampaignPositionDto::wireValue, campaign.position))
                .applyDnc(campaign.appliesDnc)
                .applyRegistry(campaign.appliesRegistry)
                .applicationId(campaign.applicationId)
                .dbid(campaign.dbid)
                .groupName(campaign.groupName())
                .callFrom(campaign.callFrom)
                .callUntil(campaign.callUntil)
                .pacingRatio(PlainNumber.of(campaign.pacingRatio))
                .maxDropPercent(campaign.maxDropPercent)
                .mappingName(campaign.mappingName)
                .did(campaign.did)
                .fallbackDid(campaign.fallbackDid)
                .dynamicDids(campaign.dynamicDids)
                .fallbackDynamicDids(campaign.fallbackDynamicDids)
                .doNotCallGroupIds(campaign.dncScopes)
                .client(client)
                .customerStats(customerStats)
                .build();
    }

    /** What a create names is set as by a patch; what it leaves out is null there and absent here. */
    private static UpdateCampaignDto asPatch(CreateCampaignDto create) {
        return UpdateCampaignDto.builder()
                .name(named(create.name()))
                .description(named(create.description()))
                .status(JsonNullable.undefined())
                .startDate(named(create.startDate()))
                .endDate(named(create.endDate()))
                .smsCompanyName(named(create.smsCompanyName()))
                .dialAfterhours(named(create.dialAfterhours()))
                .maxConcurrentCalls(named(create.maxConcurrentCalls()))
                .maxAttempts(named(create.maxAttempts()))
                .kind(named(create.kind()))
                .transferConfigIds(named(create.transferConfigIds()))
                .appointmentConfigId(named(create.appointmentConfigId()))
                .routingConfigId(named(create.routingConfigId()))
                .type(named(create.type()))
                .dialMethod(named(create.dialMethod()))
                .applyDnc(named(create.applyDnc()))
                .applyRegistry(named(create.applyRegistry()))
                .applicationId(named(create.applicationId()))
                .position(JsonNullable.undefined())
                .groupName(named(create.groupName()))
                .callFrom(named(create.callFrom()))
                .callUntil(named(create.callUntil()))
                .pacingRatio(named(create.pacingRatio()))
                .maxDropPercent(named(create.maxDropPercent()))
                .mappingName(named(create.mappingName()))
                .did(named(create.did()))
                .fallbackDid(named(create.fallbackDid()))
                .dynamicDids(named(create.dynamicDids()))
                .fallbackDynamicDids(named(create.fallbackDynamicDids()))
                .doNotCallGroupIds(named(create.doNotCallGroupIds()))
                .build();
    }

    private static <T> JsonNullable<T> named(T value) {
        return value == null ? JsonNullable.undefined() : JsonNullable.of(value);
    }

    /** As precise as the database, so that an answer says what is read later. */
    private static Instant micros(Instant given) {
        return given == null ? null : given.truncatedTo(ChronoUnit.MICROS);
    }

    private static BigDecimal ratio(BigDecimal given) {
        return given == null ? null : given.setScale(RATIO_PLACES, RoundingMode.DOWN);
    }

    private static <E> E constant(E[] constants, Function<E, String> word, String wanted) {
        return Arrays.stream(constants)
                .filter(constant -> word.apply(constant).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the document does not know " + wanted));
    }
}
