package io.outdial.outbound.dialler;

import io.outdial.contract.outbound.PulledRecordDto;
import io.outdial.contract.outbound.PulledRecordsDto;
import io.outdial.contract.outbound.RecordOutcomeDto;
import io.outdial.outbound.pull.DiallerPullService.Answer;
import io.outdial.outbound.pull.PulledRecord;
import io.outdial.outbound.record.HandedOut;
import io.outdial.outbound.record.RecordOutcome;
import java.util.UUID;

/** Between the contract's records and ours. */
final class DiallerMapper {

    private DiallerMapper() {}

    static PulledRecordsDto toDto(UUID campaignId, Answer answer) {
        return new PulledRecordsDto(
                answer.records().stream()
                        .map(record -> toDto(campaignId, record))
                        .toList(),
                answer.reason() == null ? null : answer.reason().name(),
                answer.nextDueAt(),
                answer.open(),
                answer.room());
    }

    private static PulledRecordDto toDto(UUID campaignId, PulledRecord pulled) {
        HandedOut record = pulled.record();
        return PulledRecordDto.builder()
                .handle(record.key().handle())
                .attemptId(record.attempt().id())
                .chainId(record.key().chainId())
                .position(record.key().chainN())
                .phoneNumber(record.destination().given())
                .e164(RecordWords.e164(record.destination().key()))
                .phoneType(RecordWords.of(record.destination().type()))
                .otherNumbers(RecordWords.numbers(pulled.otherNumbers()))
                .name(record.person().name())
                .fields(record.userData())
                .priority(record.progress().priority())
                .attempts(record.progress().attempts())
                .memberId(record.audience().memberId())
                .skillId(record.audience().skillId())
                .sourceId(record.audience().sourceId())
                .sourceRestricted(pulled.sourceRestricted())
                .callback(RecordWords.callback(record.progress().type()))
                .timeZone(RecordWords.timeZone(record.destination().window()))
                .callableUntil(pulled.callableUntil())
                .expiresAt(record.expiresAt())
                .leaseUntil(record.attempt().leaseUntil())
                .callingList(record.key().callingList())
                .campaignId(campaignId)
                .customerId(record.person().customerId())
                .enrolmentId(record.person().enrolmentId())
                .build();
    }

    static RecordOutcomeDto toDto(RecordOutcome outcome) {
        return new RecordOutcomeDto(
                outcome.handle(),
                RecordWords.of(outcome.state()),
                RecordWords.of(outcome.endReason()),
                outcome.result().wireValue(),
                outcome.dueAt(),
                outcome.nextHandle(),
                outcome.nextDueAt());
    }
}
