package io.outdial.transfer.config;

import static io.outdial.transfer.mapping.EnumMapping.constant;

import io.outdial.contract.transfer.ConditionOperatorDto;
import io.outdial.contract.transfer.DynamicOptionsDto;
import io.outdial.contract.transfer.PingMethodDto;
import io.outdial.contract.transfer.SuccessConditionDto;
import java.util.List;
import java.util.function.Function;

/** Converts {@code dynamicOptions} between the contract's record and ours. */
final class DynamicOptionsMapper {

    private DynamicOptionsMapper() {}

    static DynamicOptions toOptions(DynamicOptionsDto options) {
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

    static DynamicOptionsDto toDto(DynamicOptions options) {
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
}
