package io.outdial.enrollment.event;

import io.outdial.contract.enrollment.AddedNumberDto;
import io.outdial.contract.enrollment.ChainsAddedDto;
import io.outdial.enrollment.chain.AddedChain;
import io.outdial.platform.phone.PhoneNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the numbers of events together to chains. */
final class ChainsAddedMapper {

    private ChainsAddedMapper() {}

    /**
     * Each chain once, also if several events have numbers of it.
     *
     * @param region of the client, in which numbers are read again: either side may know a newer version of the rule
     */
    static List<AddedChain> toChains(List<ChainsAddedDto> events, String region) {
        Map<Long, List<AddedNumberDto>> byChain = new LinkedHashMap<>();
        events.forEach(event -> event.numbers()
                .forEach(number -> byChain.computeIfAbsent(number.chainId(), chain -> new ArrayList<>())
                        .add(number)));
        return byChain.values().stream()
                .map(numbers -> toChain(numbers, region))
                .toList();
    }

    private static AddedChain toChain(List<AddedNumberDto> numbers, String region) {
        AddedNumberDto first = numbers.get(0);
        return new AddedChain(
                first.chainId(),
                first.campaignId(),
                numbers.stream().map(number -> toNumber(number, region)).toList(),
                first.name().orElse(null),
                first.sourceId().orElse(null),
                first.timezone().orElse(null));
    }

    private static PhoneNumber toNumber(AddedNumberDto number, String region) {
        return PhoneNumber.stored(
                number.phone(), number.phoneKey(), number.otherPhoneKey().orElse(null), region);
    }
}
