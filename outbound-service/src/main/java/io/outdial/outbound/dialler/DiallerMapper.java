package io.outdial.outbound.dialler;

import io.outdial.contract.outbound.PulledRecordDto;
import io.outdial.contract.outbound.PulledRecordsDto;
import io.outdial.contract.outbound.RecordOutcomeDto;
import io.outdial.contract.outbound.RecordStateDto;
import io.outdial.outbound.pull.DiallerPullService.Answer;
import io.outdial.outbound.record.HandedOut;
import io.outdial.outbound.record.PhoneType;
import io.outdial.outbound.record.RecordOutcome;
import io.outdial.outbound.record.RecordType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** Between the contract's records and ours. */
final class DiallerMapper {

    private DiallerMapper() {}

    static PulledRecordsDto toDto(UUID campaignId, Answer answer) {
        return new PulledRecordsDto(
                answer.records().stream()
                        .map(record -> toDto(campaignId, record))
                        .toList(),
                answer.reason() == null ? null : answer.reason().name(),
                answer.nextDueAt());
    }

    private static PulledRecordDto toDto(UUID campaignId, HandedOut record) {
        List<String> zones = record.destination().window().zones();
        return PulledRecordDto.builder()
                .handle(record.key().handle())
                .attemptId(record.attempt().id())
                .chainId(record.key().chainId())
                .chainPosition(record.key().chainN())
                .phoneNumber(record.destination().given())
                .e164(
                        record.destination().key().startsWith("+")
                                ? record.destination().key()
                                : null)
                .phoneType(word(record.destination().type()))
                .name(record.name())
                .fields(record.userData())
                .priority(record.progress().priority())
                .attempts(record.progress().attempts())
                .memberId(record.audience().memberId())
                .skillId(record.audience().skillId())
                .sourceId(record.audience().sourceId())
                .callback(record.progress().type() == RecordType.PERSONAL_CALLBACK
                        || record.progress().type() == RecordType.CAMPAIGN_CALLBACK)
                .timeZone(zones.size() == 1 ? zones.get(0) : null)
                .expiresAt(record.expiresAt())
                .leaseUntil(record.attempt().leaseUntil())
                .callingList(record.key().callingList())
                .campaignId(campaignId)
                .build();
    }

    static RecordOutcomeDto toDto(RecordOutcome outcome) {
        return new RecordOutcomeDto(
                outcome.handle(),
                RecordStateDto.valueOf(outcome.state().name()),
                outcome.result().wireValue(),
                outcome.dueAt(),
                outcome.nextHandle(),
                outcome.nextDueAt());
    }

    /** Such as {@code DirectBusinessPhone}. */
    private static String word(PhoneType type) {
        return Arrays.stream(type.name().split("_"))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
