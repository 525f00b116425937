package io.outdial.outbound.dialler;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.DiallerApi;
import io.outdial.contract.outbound.PullRecordsDto;
import io.outdial.contract.outbound.PulledRecordsDto;
import io.outdial.contract.outbound.RecordAnswerDto;
import io.outdial.contract.outbound.RecordAttemptPageDto;
import io.outdial.contract.outbound.RecordCancellationDto;
import io.outdial.contract.outbound.RecordEligibilityDto;
import io.outdial.contract.outbound.RecordExtensionDto;
import io.outdial.contract.outbound.RecordOutcomeAnswerDto;
import io.outdial.contract.outbound.RecordReleaseDto;
import io.outdial.contract.outbound.RecordReportOutcomesDto;
import io.outdial.contract.outbound.RecordReportsDto;
import io.outdial.contract.outbound.RecordResultDto;
import io.outdial.outbound.record.ChainAttribute;
import io.outdial.outbound.record.HeldRecordService;
import io.outdial.outbound.record.HeldRecordService.Held;
import io.outdial.outbound.record.RecordCommand;
import io.outdial.outbound.record.RecordOutcome;
import io.outdial.outbound.record.Report;
import io.outdial.outbound.record.ReportOutcome;
import io.outdial.outbound.restriction.SourceRestrictions;
import io.outdial.platform.caller.Call;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The API of diallers: they get records, place the calls and report what came of them. */
@Cancellable(false)
public class DiallerResource implements DiallerApi {

    @Inject
    DiallerService diallers;

    @Inject
    HeldRecordService records;

    @Inject
    ReportMapper reports;

    @Inject
    ReportBatchService batches;

    @Inject
    RecordViewService views;

    @Inject
    SourceRestrictions restrictions;

    @Inject
    Clock clock;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<PulledRecordsDto> pullRecords(UUID campaignId, PullRecordsDto asked, String idempotencyKey) {
        Client client = client();
        return restrictions.whenKnown(() -> idempotency.once(
                call, idempotencyKey, PulledRecordsDto.class, () -> diallers.pull(client, campaignId, asked)
                        .map(answer -> DiallerMapper.toDto(campaignId, answer))));
    }

    @Override
    public Uni<RecordOutcomeAnswerDto> reportRecordResult(Long handle, RecordResultDto given, String idempotencyKey) {
        Client client = client();
        Report report = reports.read(client, handle, given);
        return once(idempotencyKey, () -> diallers.report(client, report))
                .onFailure(DiallerResource::cameTooLate)
                .call(() -> records.keepResult(report));
    }

    @Override
    public Uni<RecordReportOutcomesDto> reportRecordResults(RecordReportsDto given, String idempotencyKey) {
        Client client = client();
        return idempotency.once(
                call, idempotencyKey, RecordReportOutcomesDto.class, () -> batches.report(client, given.results())
                        .map(outcomes -> toDto(given.results(), outcomes)));
    }

    @Override
    public Uni<RecordOutcomeAnswerDto> releaseRecord(Long handle, RecordReleaseDto given, String idempotencyKey) {
        return carryOut(held(handle, given.attemptId()), new RecordCommand.Reject(), idempotencyKey);
    }

    @Override
    public Uni<RecordOutcomeAnswerDto> extendRecord(Long handle, RecordExtensionDto given, String idempotencyKey) {
        Duration lease =
                Duration.ofSeconds(Objects.requireNonNullElse(given.leaseSeconds(), DiallerService.LEASE_SECONDS));
        return carryOut(
                held(handle, given.attemptId()),
                new RecordCommand.Extend(clock.instant().plus(lease)),
                idempotencyKey);
    }

    @Override
    public Uni<RecordOutcomeAnswerDto> cancelRecord(Long handle, RecordCancellationDto given, String idempotencyKey) {
        ChainAttribute reach =
                Boolean.TRUE.equals(given.wholeChain()) ? ChainAttribute.ALL_CHAIN : ChainAttribute.RECORD_ONLY;
        return carryOut(held(handle, given.attemptId()), new RecordCommand.Cancel(reach), idempotencyKey);
    }

    @Override
    public Uni<RecordAnswerDto> getRecord(Long handle) {
        return views.get(call.clientId(), handle)
                .map(view -> new RecordAnswerDto(RecordMapper.toDto(view.record(), view.chain())));
    }

    @Override
    public Uni<RecordAttemptPageDto> listRecordAttempts(Long handle, Integer page, Integer limit) {
        return views.attempts(call.clientId(), handle, PageRequest.of(page, limit))
                .map(RecordMapper::toPage);
    }

    @Override
    public Uni<RecordEligibilityDto> getRecordEligibility(Long handle, UUID memberId) {
        Client client = client();
        return restrictions
                .whenKnown(() -> views.obstacles(client, handle, memberId))
                .map(RecordMapper::toDto);
    }

    private Uni<RecordOutcomeAnswerDto> carryOut(Held held, RecordCommand command, String idempotencyKey) {
        return once(idempotencyKey, () -> diallers.carryOut(held, command));
    }

    private Uni<RecordOutcomeAnswerDto> once(String idempotencyKey, Supplier<Uni<RecordOutcome>> work) {
        return idempotency.once(call, idempotencyKey, RecordOutcomeAnswerDto.class, () -> work.get()
                .map(outcome -> new RecordOutcomeAnswerDto(DiallerMapper.toDto(outcome))));
    }

    private Client client() {
        return call.caller().client();
    }

    private Held held(long handle, UUID attemptId) {
        Client client = client();
        return new Held(client.id(), client.region(), handle, attemptId, null);
    }

    private static RecordReportOutcomesDto toDto(List<JsonNode> rows, List<ReportOutcome> outcomes) {
        return new RecordReportOutcomesDto(IntStream.range(0, rows.size())
                .mapToObj(n -> ReportMapper.toDto(rows.get(n), outcomes.get(n)))
                .toList());
    }

    private static boolean cameTooLate(Throwable failure) {
        return failure instanceof Failure.Refused refused
                && (refused.code() == ErrorCode.LEASE_LOST || refused.code() == ErrorCode.RECORD_ENDED);
    }
}
