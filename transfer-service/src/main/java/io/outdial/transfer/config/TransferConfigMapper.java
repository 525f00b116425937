package io.outdial.transfer.config;

import io.outdial.contract.transfer.ConditionOperatorDto;
import io.outdial.contract.transfer.CreateTransferConfigDto;
import io.outdial.contract.transfer.DynamicOptionsDto;
import io.outdial.contract.transfer.PingMethodDto;
import io.outdial.contract.transfer.RoutingConfigDto;
import io.outdial.contract.transfer.SoftphoneFallbackTypeDto;
import io.outdial.contract.transfer.SoftphoneHandoffStrategyDto;
import io.outdial.contract.transfer.SuccessConditionDto;
import io.outdial.contract.transfer.TransferConfigDto;
import io.outdial.contract.transfer.TransferConfigPageDto;
import io.outdial.contract.transfer.TransferTypeDto;
import io.outdial.contract.transfer.UpdateTransferConfigDto;
import io.outdial.contract.transfer.WarmModeDto;
import io.outdial.platform.paging.PageNumbers;
import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.text.CanonicalText;
import io.outdial.transfer.listing.Page;
import io.outdial.transfer.routing.RoutingConfig;
import io.outdial.transfer.routing.RoutingConfigMapper;
import io.outdial.transfer.routing.SoftphoneFallbackType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.openapitools.jackson.nullable.JsonNullable;

/** Between the contract's records and the entity. Enum constants have the same names on both sides. */
final class TransferConfigMapper {

    private TransferConfigMapper() {}

    /** Sets what the patch names, to null too; leaves the rest. */
    static void apply(UpdateTransferConfigDto patch, TransferConfig config) {
        patch.name().ifPresent(value -> config.name = CanonicalText.of(value));
        patch.routingConfigId().ifPresent(value -> config.routingConfigId = value);
        patch.type().ifPresent(value -> config.type = constant(TransferType.class, value));
        patch.warmTransfer().ifPresent(value -> config.warmTransfer = value);
        patch.directPhoneNumber().ifPresent(value -> config.directPhoneNumber = value);
        patch.dynamicOptions().ifPresent(value -> config.dynamicOptions = options(value));
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
        config.dynamicOptions = options(body.dynamicOptions());
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

    /** The phone numbers that are given, each by its place. */
    static Map<List<String>, String> numbers(CreateTransferConfigDto body) {
        return numbers(body.directPhoneNumber(), body.softphoneFallbackPhoneNumber(), options(body.dynamicOptions()));
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

    static TransferConfigPageDto toDto(PageRequest page, Page<TransferConfig> found) {
        PageNumbers numbers = PageNumbers.of(page, found.total());
        return new TransferConfigPageDto(
                numbers.itemsTotal(),
                numbers.currentPage(),
                numbers.nextPage(),
                numbers.prevPage(),
                found.entries().stream().map(TransferConfigMapper::toDto).toList());
    }

    static TransferConfigDto toDto(TransferConfig config) {
        return toDto(config, JsonNullable.undefined());
    }

    /** @param routing null where the config names none */
    static TransferConfigDto toDto(TransferConfig config, RoutingConfig routing) {
        return toDto(config, JsonNullable.of(routing == null ? null : RoutingConfigMapper.toDto(routing)));
    }

    private static TransferConfigDto toDto(TransferConfig config, JsonNullable<RoutingConfigDto> routing) {
        return new TransferConfigDto(
                config.id,
                config.createdAt,
                config.updatedAt,
                config.clientId,
                config.name,
                config.routingConfigId,
                constant(TransferTypeDto.class, config.type),
                config.warmTransfer,
                config.directPhoneNumber,
                options(config.dynamicOptions),
                config.sipUri,
                config.sipHeaders,
                config.warmSummaryPrompt,
                constant(WarmModeDto.class, config.warmMode),
                constant(SoftphoneFallbackTypeDto.class, config.softphoneFallbackType),
                constant(SoftphoneHandoffStrategyDto.class, config.softphoneHandoffStrategy),
                config.softphoneFallbackPhoneNumber,
                config.appointmentBookingEnabled,
                config.appointmentConfigId,
                config.transferWaitingMessages,
                config.destination().isUsable(),
                routing);
    }

    /** @param wire as the document names it, null for any */
    static TransferType type(String wire) {
        return wire == null ? null : TransferType.valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Null where the patch names none. */
    static DynamicOptions dynamicOptions(UpdateTransferConfigDto patch) {
        return options(patch.dynamicOptions().orElse(null));
    }

    private static DynamicOptions options(DynamicOptionsDto options) {
        return options == null
                ? null
                : new DynamicOptions(
                        options.pingUrl(),
                        constant(DynamicOptions.Method.class, options.method()),
                        options.timeout(),
                        options.headers(),
                        options.body(),
                        options.transferNumberField(),
                        options.transferNumber(),
                        each(
                                options.successConditions(),
                                condition -> new DynamicOptions.SuccessCondition(
                                        condition.field(),
                                        constant(DynamicOptions.Operator.class, condition.operator()),
                                        condition.value())));
    }

    private static DynamicOptionsDto options(DynamicOptions options) {
        return options == null
                ? null
                : new DynamicOptionsDto(
                        options.pingUrl(),
                        constant(PingMethodDto.class, options.method()),
                        options.timeout(),
                        options.headers(),
                        options.body(),
                        options.transferNumberField(),
                        options.transferNumber(),
                        each(
                                options.successConditions(),
                                condition -> new SuccessConditionDto(
                                        condition.field(),
                                        constant(ConditionOperatorDto.class, condition.operator()),
                                        condition.value())));
    }

    private static <A, B> List<B> each(List<A> values, Function<A, B> mapping) {
        return values == null ? null : values.stream().map(mapping).toList();
    }

    private static <A, B> JsonNullable<B> map(JsonNullable<A> value, Function<A, B> mapping) {
        if (!value.isPresent()) {
            return JsonNullable.undefined();
        }
        return JsonNullable.of(value.get() == null ? null : mapping.apply(value.get()));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Enum<?> value) {
        return value == null ? null : Enum.valueOf(type, value.name());
    }
}
