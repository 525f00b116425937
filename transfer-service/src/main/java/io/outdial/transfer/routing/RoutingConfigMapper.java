package io.outdial.transfer.routing;

import static io.outdial.transfer.mapping.PatchMapping.map;

import io.outdial.contract.transfer.CreateRoutingConfigDto;
import io.outdial.contract.transfer.RoutingConfigDto;
import io.outdial.contract.transfer.RoutingConfigPageDto;
import io.outdial.contract.transfer.RoutingModeDto;
import io.outdial.contract.transfer.RoutingTierDto;
import io.outdial.contract.transfer.SoftphoneFallbackTypeDto;
import io.outdial.contract.transfer.TierModeDto;
import io.outdial.contract.transfer.UpdateRoutingConfigDto;
import io.outdial.platform.paging.Page;
import io.outdial.platform.paging.PageNumbers;
import java.util.List;
import java.util.function.Function;
import org.openapitools.jackson.nullable.JsonNullable;

/** Between the contract's records and ours. Enum constants have the same names on both sides. */
public final class RoutingConfigMapper {

    private RoutingConfigMapper() {}

    static RoutingPatch patch(CreateRoutingConfigDto body) {
        return new RoutingPatch(
                given(body.mode(), RoutingConfigMapper::mode),
                given(body.ringSeconds(), Function.identity()),
                given(body.longestWaitSeconds(), Function.identity()),
                given(body.fallbackType(), RoutingConfigMapper::fallback),
                given(body.fallbackPhoneNumber(), Function.identity()),
                given(body.memberIds(), Function.identity()),
                given(body.tiers(), RoutingConfigMapper::tiers));
    }

    static RoutingPatch patch(UpdateRoutingConfigDto body) {
        return new RoutingPatch(
                map(body.mode(), RoutingConfigMapper::mode),
                body.ringSeconds(),
                body.longestWaitSeconds(),
                map(body.fallbackType(), RoutingConfigMapper::fallback),
                body.fallbackPhoneNumber(),
                body.memberIds(),
                map(body.tiers(), RoutingConfigMapper::tiers));
    }

    public static RoutingConfigDto toDto(RoutingConfig routing) {
        return RoutingConfigDto.builder()
                .id(routing.id)
                .createdAt(routing.createdAt)
                .updatedAt(routing.updatedAt)
                .clientId(routing.clientId)
                .name(routing.name)
                .mode(RoutingModeDto.valueOf(routing.mode.name()))
                .ringSeconds(routing.ringSeconds)
                .longestWaitSeconds(routing.longestWaitSeconds)
                .fallbackType(
                        routing.fallbackType == null
                                ? null
                                : SoftphoneFallbackTypeDto.valueOf(routing.fallbackType.name()))
                .fallbackPhoneNumber(routing.fallbackPhoneNumber)
                .memberIds(routing.memberIds)
                .tiers(routing.tiers.tiers().stream()
                        .map(tier -> new RoutingTierDto(
                                TierModeDto.valueOf(tier.mode().name()), tier.memberIds()))
                        .toList())
                .build();
    }

    static RoutingConfigPageDto toDto(Page<RoutingConfig> found) {
        PageNumbers numbers = found.numbers();
        return new RoutingConfigPageDto(
                numbers.itemsTotal(),
                numbers.currentPage(),
                numbers.nextPage(),
                numbers.prevPage(),
                found.items().stream().map(RoutingConfigMapper::toDto).toList());
    }

    private static RoutingMode mode(RoutingModeDto mode) {
        return RoutingMode.valueOf(mode.name());
    }

    private static SoftphoneFallbackType fallback(SoftphoneFallbackTypeDto type) {
        return SoftphoneFallbackType.valueOf(type.name());
    }

    private static List<RoutingTier> tiers(List<RoutingTierDto> tiers) {
        return tiers.stream()
                .map(tier -> new RoutingTier(RoutingMode.valueOf(tier.mode().name()), tier.memberIds()))
                .toList();
    }

    /** In a create, null and absent mean the same. */
    private static <A, B> JsonNullable<B> given(A value, Function<A, B> mapping) {
        return value == null ? JsonNullable.undefined() : JsonNullable.of(mapping.apply(value));
    }
}
