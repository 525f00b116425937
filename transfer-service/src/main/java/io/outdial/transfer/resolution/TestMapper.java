package io.outdial.transfer.resolution;

import static io.outdial.transfer.mapping.EnumMapping.constant;

import io.outdial.contract.transfer.ConditionOperatorDto;
import io.outdial.contract.transfer.ConditionReportDto;
import io.outdial.contract.transfer.PingMethodDto;
import io.outdial.contract.transfer.PingReportDto;
import io.outdial.contract.transfer.SentHeaderDto;
import io.outdial.contract.transfer.SentPingDto;
import io.outdial.contract.transfer.TestedRefusalDto;
import io.outdial.contract.transfer.TestedResolutionDto;
import io.outdial.contract.transfer.TransferTestDto;
import io.outdial.transfer.config.DynamicOptions;
import io.outdial.transfer.ping.PingRefused;
import io.outdial.transfer.ping.PingRequest;
import java.util.List;

/** Converts a resolution to the report of every step, with secrets masked. */
final class TestMapper {

    private TestMapper() {}

    static TransferTestDto toDto(ResolvedPlan resolved) {
        PingResult ping = resolved.ping();
        return new TransferTestDto(
                resolved.plan().id(),
                ping == null ? null : ping(ping),
                ping == null
                        ? List.of()
                        : ping.conditions().stream().map(TestMapper::condition).toList(),
                resolution(resolved),
                ResolutionService.refusal(resolved.resolution())
                        .map(refusal -> new TestedRefusalDto(refusal.code().name(), refusal.getMessage()))
                        .orElse(null));
    }

    private static TestedResolutionDto resolution(ResolvedPlan resolved) {
        return resolved.resolution().target() == null
                ? null
                : new TestedResolutionDto(
                        ResolutionMapper.destination(resolved.resolution().target()),
                        ResolutionMapper.waitingMessages(resolved.plan()),
                        ResolutionMapper.warmTransfer(resolved.plan()),
                        ResolutionMapper.reason(resolved.resolution()));
    }

    private static PingReportDto ping(PingResult ping) {
        return new PingReportDto(
                ping.ping().request() == null ? null : sent(ping.ping()),
                ping.status(),
                ping.elapsedMs(),
                ping.answer() == null ? PingRefused.MESSAGE : null,
                ping.ping().unknownVariables());
    }

    private static SentPingDto sent(RenderedPing ping) {
        PingRequest request = ping.request();
        return new SentPingDto(
                request.post() ? PingMethodDto.POST : PingMethodDto.GET,
                SecretMask.url(request.url()),
                request.headers().entrySet().stream()
                        .map(header -> new SentHeaderDto(
                                header.getKey(), SecretMask.value(header.getKey(), header.getValue())))
                        .toList(),
                ping.body() == null ? null : SecretMask.body(ping.body()));
    }

    private static ConditionReportDto condition(ConditionOutcome outcome) {
        DynamicOptions.SuccessCondition condition = outcome.condition();
        return new ConditionReportDto(
                condition.field(),
                constant(ConditionOperatorDto.class, condition.operator()),
                condition.value(),
                outcome.received(),
                outcome.met(),
                outcome.reason());
    }
}
