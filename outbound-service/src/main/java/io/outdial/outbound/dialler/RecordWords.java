package io.outdial.outbound.dialler;

import io.outdial.contract.outbound.CallbackKindDto;
import io.outdial.contract.outbound.ChainNumberDto;
import io.outdial.contract.outbound.RecordEndReasonDto;
import io.outdial.contract.outbound.RecordStateDto;
import io.outdial.outbound.record.Chain;
import io.outdial.outbound.record.EndReason;
import io.outdial.outbound.record.PhoneType;
import io.outdial.outbound.record.RecordState;
import io.outdial.outbound.record.RecordType;
import io.outdial.outbound.record.WindowKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is written in one way wherever diallers read it. */
final class RecordWords {

    private RecordWords() {}

    static RecordStateDto of(RecordState state) {
        return RecordStateDto.valueOf(state.name());
    }

    static RecordEndReasonDto of(EndReason reason) {
        return reason == null ? null : RecordEndReasonDto.valueOf(reason.name());
    }

    /** Such as {@code DirectBusinessPhone}. */
    static String of(PhoneType type) {
        return Arrays.stream(type.name().split("_"))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    static CallbackKindDto callback(RecordType type) {
        return switch (type) {
            case PERSONAL_RESCHEDULED, PERSONAL_CALLBACK -> CallbackKindDto.MEMBER;
            case CAMPAIGN_RESCHEDULED, CAMPAIGN_CALLBACK -> CallbackKindDto.CAMPAIGN;
            case NONE, UNKNOWN, GENERAL, NO_CALL -> null;
        };
    }

    /** @param key as numbers are compared */
    static String e164(String key) {
        return key.startsWith("+") ? key : null;
    }

    /** Null where nobody knows, or the number may be in several. */
    static String timeZone(WindowKey window) {
        return window.zones().size() == 1 ? window.zones().get(0) : null;
    }

    static List<ChainNumberDto> numbers(List<Chain.Link> links) {
        return links.stream()
                .map(link -> new ChainNumberDto(
                        link.handle(),
                        link.chainN(),
                        link.phone(),
                        e164(link.phoneKey()),
                        of(link.phoneType()),
                        of(link.state()),
                        link.result().wireValue(),
                        link.attempts()))
                .toList();
    }
}
