package io.outdial.outbound.dialler;

import io.outdial.contract.outbound.RecordAttemptDto;
import io.outdial.contract.outbound.RecordAttemptPageDto;
import io.outdial.contract.outbound.RecordDto;
import io.outdial.contract.outbound.RecordEligibilityDto;
import io.outdial.contract.outbound.RecordObstacleDto;
import io.outdial.outbound.pull.Obstacle;
import io.outdial.outbound.record.Attempt;
import io.outdial.outbound.record.Chain;
import io.outdial.outbound.record.RecordDetails;
import io.outdial.platform.paging.Page;
import java.util.List;

/** Between what is read of records and the contract. */
public final class RecordMapper {

    private RecordMapper() {}

    public static RecordDto toDto(RecordDetails record, Chain chain) {
        return RecordDto.builder()
                .handle(record.key().handle())
                .state(RecordWords.of(record.state()))
                .endReason(RecordWords.of(record.endReason()))
                .callResult(record.progress().lastResult().wireValue())
                .dueAt(record.times().dueAt())
                .chainId(record.key().chainId())
                .position(record.key().chainN())
                .phoneNumber(record.destination().given())
                .e164(RecordWords.e164(record.destination().key()))
                .phoneType(RecordWords.of(record.destination().type()))
                .otherNumbers(RecordWords.numbers(chain.others(record.key().handle())))
                .name(record.person().name())
                .fields(record.userData())
                .priority(record.progress().priority())
                .attempts(record.progress().attempts())
                .memberId(record.audience().memberId())
                .skillId(record.audience().skillId())
                .sourceId(record.audience().sourceId())
                .callback(RecordWords.callback(record.progress().type()))
                .timeZone(RecordWords.timeZone(record.destination().window()))
                .callFrom(record.destination().window().callFrom())
                .callUntil(record.destination().window().callUntil())
                .expiresAt(record.times().expiresAt())
                .callingList(record.key().callingList())
                .campaignId(record.campaignId())
                .importId(record.importId())
                .customerId(record.person().customerId())
                .enrolmentId(record.person().enrolmentId())
                .createdAt(record.times().createdAt())
                .updatedAt(record.times().updatedAt())
                .endedAt(record.times().endedAt())
                .build();
    }

    static RecordAttemptPageDto toPage(Page<Attempt> attempts) {
        return new RecordAttemptPageDto(
                attempts.numbers().itemsTotal(),
                attempts.numbers().currentPage(),
                attempts.numbers().nextPage(),
                attempts.numbers().prevPage(),
                attempts.items().stream().map(RecordMapper::toDto).toList());
    }

    private static RecordAttemptDto toDto(Attempt attempt) {
        return RecordAttemptDto.builder()
                .id(attempt.id())
                .memberId(attempt.memberId())
                .dialler(attempt.takenBy())
                .takenAt(attempt.takenAt())
                .leaseUntil(attempt.leaseUntil())
                .endedAt(attempt.endedAt())
                .endedBy(attempt.endedBy())
                .dialled(attempt.dialled())
                .callResult(attempt.result() == null ? null : attempt.result().wireValue())
                .durationSeconds(attempt.durationSeconds())
                .transfer(attempt.transfer())
                .build();
    }

    static RecordEligibilityDto toDto(List<Obstacle> obstacles) {
        return new RecordEligibilityDto(
                obstacles.isEmpty(),
                obstacles.stream()
                        .map(obstacle -> new RecordObstacleDto(obstacle.reason().name(), obstacle.until()))
                        .toList());
    }
}
