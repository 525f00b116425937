package io.outdial.transfer.config;

import io.outdial.contract.transfer.ConditionOperatorDto;
import io.outdial.contract.transfer.DynamicOptionsDto;
import io.outdial.contract.transfer.PingMethodDto;
import io.outdial.contract.transfer.SoftphoneFallbackTypeDto;
import io.outdial.contract.transfer.SuccessConditionDto;
import io.outdial.contract.transfer.TransferConfigDto;
import io.outdial.contract.transfer.TransferTypeDto;
import io.outdial.contract.transfer.UpdateTransferConfigDto;
import io.outdial.contract.transfer.WarmModeDto;
import io.outdial.transfer.routing.SoftphoneFallbackType;
import java.util.List;
import java.util.function.Function;
import org.openapitools.jackson.nullable.JsonNullable;

/** Between the contract's records and the entity. Enum constants have the same names on both sides. */
final class TransferConfigMapper {

    private TransferConfigMapper() {}

    /** Sets what the patch names, to null too; leaves the rest. */
    static void apply(UpdateTransferConfigDto patch, TransferConfig config) {
        patch.name().ifPresent(value -> config.name = value);
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
        patch.softphoneFallbackPhoneNumber().ifPresent(value -> config.softphoneFallbackPhoneNumber = value);
        patch.appointmentBookingEnabled().ifPresent(value -> config.appointmentBookingEnabled = value);
        patch.transferWaitingMessages().ifPresent(value -> config.transferWaitingMessages = value);
    }

    static DestinationPatch destination(UpdateTransferConfigDto patch) {
        return new DestinationPatch(
                map(patch.type(), type -> constant(TransferType.class, type)),
                patch.directPhoneNumber(),
                patch.sipUri(),
                map(patch.dynamicOptions(), DynamicOptionsDto::pingUrl));
    }

    static TransferConfigDto toDto(TransferConfig config) {
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
                config.softphoneFallbackPhoneNumber,
                config.appointmentBookingEnabled,
                config.transferWaitingMessages);
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
