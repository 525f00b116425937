package io.outdial.outbound.dialler;

import io.outdial.contract.outbound.DiallerApi;
import io.outdial.contract.outbound.PullRecordsDto;
import io.outdial.contract.outbound.PulledRecordsDto;
import io.outdial.contract.outbound.RecordExtensionDto;
import io.outdial.contract.outbound.RecordOutcomeAnswerDto;
import io.outdial.contract.outbound.RecordReleaseDto;
import io.outdial.contract.outbound.RecordResultDto;
import io.outdial.outbound.record.HeldRecordService;
import io.outdial.outbound.record.HeldRecordService.Held;
import io.outdial.outbound.record.RecordCommand;
import io.outdial.platform.caller.Call;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The API of diallers: they get records, place the calls and report what came of them. */
@Cancellable(false)
public class DiallerResource implements DiallerApi {

    @Inject
    DiallerService diallers;

    @Inject
    HeldRecordService records;

    @Inject
    Clock clock;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<PulledRecordsDto> pullRecords(UUID campaignId, PullRecordsDto asked, String idempotencyKey) {
        Client client = call.caller().client();
        return idempotency.once(
                call, idempotencyKey, PulledRecordsDto.class, () -> diallers.pull(client, campaignId, asked)
                        .map(answer -> DiallerMapper.toDto(campaignId, answer)));
    }

    @Override
    public Uni<RecordOutcomeAnswerDto> reportRecordResult(Long handle, RecordResultDto given, String idempotencyKey) {
        RecordCommand command = ResultMapper.command(given, clock.instant());
        Held held = held(handle, given.attemptId(), given.memberId());
        return carryOut(held, command, idempotencyKey)
                .onFailure(DiallerResource::cameTooLate)
                .call(() -> command instanceof RecordCommand.Complete complete
                        ? records.keepResult(held, complete.result(), complete.durationSeconds())
                        : Uni.createFrom().voidItem());
    }

    @Override
    public Uni<RecordOutcomeAnswerDto> releaseRecord(Long handle, RecordReleaseDto given, String idempotencyKey) {
        return carryOut(held(handle, given.attemptId(), null), new RecordCommand.Reject(), idempotencyKey);
    }

    @Override
    public Uni<RecordOutcomeAnswerDto> extendRecord(Long handle, RecordExtensionDto given, String idempotencyKey) {
        Duration lease =
                Duration.ofSeconds(Objects.requireNonNullElse(given.leaseSeconds(), DiallerService.LEASE_SECONDS));
        return carryOut(
                held(handle, given.attemptId(), null),
                new RecordCommand.Extend(clock.instant().plus(lease)),
                idempotencyKey);
    }

    private Uni<RecordOutcomeAnswerDto> carryOut(Held held, RecordCommand command, String idempotencyKey) {
        Client client = call.caller().client();
        return idempotency.once(
                call, idempotencyKey, RecordOutcomeAnswerDto.class, () -> diallers.carryOut(client, held, command)
                        .map(outcome -> new RecordOutcomeAnswerDto(DiallerMapper.toDto(outcome))));
    }

    private Held held(long handle, UUID attemptId, UUID memberId) {
        Client client = call.caller().client();
        return new Held(client.id(), client.region(), handle, attemptId, memberId);
    }

    private static boolean cameTooLate(Throwable failure) {
        return failure instanceof Failure.Refused refused
                && (refused.code() == ErrorCode.LEASE_LOST || refused.code() == ErrorCode.RECORD_ENDED);
    }
}
