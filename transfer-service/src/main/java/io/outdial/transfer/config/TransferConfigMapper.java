package io.outdial.transfer.config;

import static io.outdial.transfer.mapping.EnumMapping.constant;
import static io.outdial.transfer.mapping.PatchMapping.map;

import io.outdial.contract.transfer.CreateTransferConfigDto;
import io.outdial.contract.transfer.DynamicOptionsDto;
import io.outdial.contract.transfer.SoftphoneFallbackTypeDto;
import io.outdial.contract.transfer.SoftphoneHandoffStrategyDto;
import io.outdial.contract.transfer.TransferConfigDto;
import io.outdial.contract.transfer.TransferConfigPageDto;
import io.outdial.contract.transfer.TransferTypeDto;
import io.outdial.contract.transfer.UpdateTransferConfigDto;
import io.outdial.contract.transfer.WarmModeDto;
import io.outdial.platform.paging.Page;
import io.outdial.platform.paging.PageNumbers;
import io.outdial.platform.text.CanonicalText;
import io.outdial.transfer.routing.RoutingConfig;
import io.outdial.transfer.routing.RoutingConfigMapper;
import io.outdial.transfer.routing.SoftphoneFallbackType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openapitools.jackson.nullable.JsonNullable;

/** Between the contract's records and the entity. Enum constants have the same names on both sides. */
final class TransferConfigMapper {

    private TransferConfigMapper() {}

    /** Sets the fields that the patch contains, including those that are null. */
    static void apply(UpdateTransferConfigDto patch, TransferConfig config) {
        patch.name().ifPresent(value -> config.name = CanonicalText.of(value));
        patch.routingConfigId().ifPresent(value -> config.routingConfigId = value);
        patch.type().ifPresent(value -> config.type = constant(TransferType.class, value));
        patch.warmTransfer().ifPresent(value -> config.warmTransfer = value);
        patch.directPhoneNumber().ifPresent(value -> config.directPhoneNumber = value);
        patch.dynamicOptions().ifPresent(value -> config.dynamicOptions = DynamicOptionsMapper.toOptions(value));
        patch.sipUri().ifPresent(value -> config.sipUri = value);
        patch.sipHeaders().ifPresent(value -> config.sipHeaders = value);
        patch.warmSummaryPrompt().ifPresent(value -> config.warmSummaryPrompt = value);
        patch.warmMode().ifPresent(value -> config.warmMode = constant(WarmMode.class, value));
        patch.softphoneFallbackType()
                .ifPresent(value -> config.softphoneFallbackType = constant(SoftphoneFallbackType.class, value));
        patch.softphoneHandoffStrategy()
                .ifPresent(value -> config.softphoneHandoffStrategy = constant(SoftphoneHandoffStrategy.class, value));
        patch.softphoneFallbackPhoneNumber().ifPresent(value -> config.softphoneFallbackPhoneNumber = value);
        patch.appointmentBookingEnabled().ifPresent(value -> config.appointmentBookingEnabled = value);
        patch.appointmentConfigId().ifPresent(value -> config.appointmentConfigId = value);
        patch.transferWaitingMessages().ifPresent(value -> config.transferWaitingMessages = value);
    }

    static TransferConfig create(CreateTransferConfigDto body) {
        TransferConfig config = new TransferConfig();
        config.name = CanonicalText.of(body.name());
        config.routingConfigId = body.routingConfigId();
        config.type = body.type() == null ? TransferType.DIRECT : constant(TransferType.class, body.type());
        config.warmTransfer = Boolean.TRUE.equals(body.warmTransfer());
        config.directPhoneNumber = body.directPhoneNumber();
        config.dynamicOptions = DynamicOptionsMapper.toOptions(body.dynamicOptions());
        config.sipUri = body.sipUri();
        config.sipHeaders = body.sipHeaders();
        config.warmSummaryPrompt = body.warmSummaryPrompt();
        config.warmMode = constant(WarmMode.class, body.warmMode());
        config.softphoneFallbackType = constant(SoftphoneFallbackType.class, body.softphoneFallbackType());
        config.softphoneHandoffStrategy = constant(SoftphoneHandoffStrategy.class, body.softphoneHandoffStrategy());
        config.softphoneFallbackPhoneNumber = body.softphoneFallbackPhoneNumber();
        config.appointmentBookingEnabled = Boolean.TRUE.equals(body.appointmentBookingEnabled());
        config.appointmentConfigId = body.appointmentConfigId();
        config.transferWaitingMessages = body.transferWaitingMessages();
        return config;
    }

    /** The phone numbers in the request, by their paths. */
    static Map<List<String>, String> numbers(CreateTransferConfigDto body) {
        return numbers(
                body.directPhoneNumber(),
                body.softphoneFallbackPhoneNumber(),
                DynamicOptionsMapper.toOptions(body.dynamicOptions()));
    }

    static Map<List<String>, String> numbers(UpdateTransferConfigDto patch) {
        return numbers(
                patch.directPhoneNumber().orElse(null),
                patch.softphoneFallbackPhoneNumber().orElse(null),
                dynamicOptions(patch));
    }

    private static Map<List<String>, String> numbers(String direct, String fallback, DynamicOptions options) {
        Map<List<String>, String> numbers = new LinkedHashMap<>();
        numbers.put(List.of("directPhoneNumber"), direct);
        numbers.put(List.of("softphoneFallbackPhoneNumber"), fallback);
        numbers.put(List.of("dynamicOptions", "transferNumber"), options == null ? null : options.transferNumber());
        return numbers;
    }

    static DestinationPatch destination(UpdateTransferConfigDto patch) {
        return new DestinationPatch(
                map(patch.type(), type -> constant(TransferType.class, type)),
                patch.directPhoneNumber(),
                patch.sipUri(),
                map(patch.dynamicOptions(), DynamicOptionsDto::pingUrl));
    }

    static BookingPatch booking(UpdateTransferConfigDto patch) {
        return new BookingPatch(
                map(patch.softphoneFallbackType(), type -> constant(SoftphoneFallbackType.class, type)),
                patch.appointmentConfigId());
    }

    static TransferConfigPageDto toDto(Page<TransferConfig> found) {
        PageNumbers numbers = found.numbers();
        return new TransferConfigPageDto(
                numbers.itemsTotal(),
                numbers.currentPage(),
                numbers.nextPage(),
                numbers.prevPage(),
                found.items().stream().map(TransferConfigMapper::toDto).toList());
    }

    static TransferConfigDto toDto(TransferConfig config) {
        return toBuilder(config).build();
    }

    /** @param routing null if the config refers to none */
    static TransferConfigDto toDto(TransferConfig config, RoutingConfig routing) {
        return toBuilder(config)
                .routingConfig(JsonNullable.of(routing == null ? null : RoutingConfigMapper.toDto(routing)))
                .build();
    }

    private static TransferConfigDto.Builder toBuilder(TransferConfig config) {
        return TransferConfigDto.builder()
                .id(config.id)
                .createdAt(config.createdAt)
                .updatedAt(config.updatedAt)
                .clientId(config.clientId)
                .name(config.name)
                .routingConfigId(config.routingConfigId)
                .type(constant(TransferTypeDto.class, config.type))
                .warmTransfer(config.warmTransfer)
                .directPhoneNumber(config.directPhoneNumber)
                .dynamicOptions(DynamicOptionsMapper.toDto(config.dynamicOptions))
                .sipUri(config.sipUri)
                .sipHeaders(config.sipHeaders)
                .warmSummaryPrompt(config.warmSummaryPrompt)
                .warmMode(constant(WarmModeDto.class, config.warmMode))
                .softphoneFallbackType(constant(SoftphoneFallbackTypeDto.class, config.softphoneFallbackType))
                .softphoneHandoffStrategy(constant(SoftphoneHandoffStrategyDto.class, config.softphoneHandoffStrategy))
                .softphoneFallbackPhoneNumber(config.softphoneFallbackPhoneNumber)
                .appointmentBookingEnabled(config.appointmentBookingEnabled)
                .appointmentConfigId(config.appointmentConfigId)
                .transferWaitingMessages(config.transferWaitingMessages)
                .usable(config.destination().isUsable());
    }

    /** @param wire the value in the API, null for any type */
    static TransferType type(String wire) {
        return wire == null ? null : TransferType.valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Null if the patch does not contain them. */
    static DynamicOptions dynamicOptions(UpdateTransferConfigDto patch) {
        return DynamicOptionsMapper.toOptions(patch.dynamicOptions().orElse(null));
    }
}
