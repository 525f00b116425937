package io.outdial.enrollment.call;

import io.outdial.contract.enrollment.CallDirectionDto;
import io.outdial.contract.enrollment.CallPageDto;
import io.outdial.contract.enrollment.CustomerCallDto;
import io.outdial.platform.paging.Page;
import io.outdial.platform.paging.PageNumbers;

/** Writes calls as careCycle's list has them. What Outdial does not know is null. */
final class CallMapper {

    private CallMapper() {}

    static CallPageDto toDto(Page<CustomerCall> page) {
        PageNumbers numbers = page.numbers();
        return new CallPageDto(
                numbers.itemsTotal(),
                numbers.currentPage(),
                numbers.nextPage(),
                numbers.prevPage(),
                page.items().stream().map(CallMapper::toDto).toList());
    }

    private static CustomerCallDto toDto(CustomerCall call) {
        return CustomerCallDto.builder()
                .id(call.id())
                .campaignId(call.campaignId())
                .disposition(call.disposition())
                .callerId(call.callerId())
                .testFlag(false)
                .direction(CallDirectionDto.OUTBOUND)
                .durationMs(call.durationMs())
                .createdAt(call.calledAt())
                .isTestNumber(false)
                .sourceName(call.sourceName())
                .build();
    }
}
