package io.outdial.transfer.resolution;

import static io.outdial.transfer.mapping.EnumMapping.constant;

import io.outdial.contract.transfer.ResolutionReasonCodeDto;
import io.outdial.contract.transfer.ResolutionReasonDto;
import io.outdial.contract.transfer.RingStepDto;
import io.outdial.contract.transfer.SipDestinationDto;
import io.outdial.contract.transfer.SipHeaderDto;
import io.outdial.contract.transfer.SoftphoneDestinationDto;
import io.outdial.contract.transfer.SoftphoneHandoffStrategyDto;
import io.outdial.contract.transfer.TransferDestinationDto;
import io.outdial.contract.transfer.TransferDestinationTypeDto;
import io.outdial.contract.transfer.TransferFallbackDto;
import io.outdial.contract.transfer.TransferFallbackTypeDto;
import io.outdial.contract.transfer.TransferResolutionDto;
import io.outdial.contract.transfer.WarmModeDto;
import io.outdial.contract.transfer.WarmTransferDto;
import io.outdial.transfer.config.TransferConfigView;
import io.outdial.transfer.resolution.Resolution.Fallback;
import io.outdial.transfer.resolution.Resolution.Phone;
import io.outdial.transfer.resolution.Resolution.Sip;
import io.outdial.transfer.resolution.Resolution.Softphone;
import io.outdial.transfer.resolution.Resolution.Target;
import java.util.List;

/** Converts a resolution to the contract's records. Enum constants have the same names on both sides. */
final class ResolutionMapper {

    private ResolutionMapper() {}

    static TransferResolutionDto toDto(ResolvedPlan resolved) {
        return new TransferResolutionDto(
                resolved.plan().id(),
                destination(resolved.resolution().target()),
                waitingMessages(resolved.plan()),
                warmTransfer(resolved.plan()),
                reason(resolved.resolution()));
    }

    static TransferDestinationDto destination(Target target) {
        if (target instanceof Phone phone) {
            return new TransferDestinationDto(
                    TransferDestinationTypeDto.PHONE_NUMBER, phone.number(), null, null, null);
        }
        if (target instanceof Sip sip) {
            return new TransferDestinationDto(TransferDestinationTypeDto.SIP, null, sip(sip), null, null);
        }
        if (target instanceof Softphone softphone) {
            return new TransferDestinationDto(
                    TransferDestinationTypeDto.SOFTPHONE, null, null, softphone(softphone), null);
        }
        return new TransferDestinationDto(
                TransferDestinationTypeDto.FALLBACK, null, null, null, fallback((Fallback) target));
    }

    private static SipDestinationDto sip(Sip sip) {
        return new SipDestinationDto(
                sip.uri(),
                sip.headers().stream()
                        .map(header -> new SipHeaderDto(header.name(), header.value()))
                        .toList());
    }

    private static SoftphoneDestinationDto softphone(Softphone softphone) {
        return new SoftphoneDestinationDto(
                softphone.steps().stream()
                        .map(step -> new RingStepDto(step.memberIds(), step.ringSeconds()))
                        .toList(),
                softphone.longestWaitSeconds(),
                constant(SoftphoneHandoffStrategyDto.class, softphone.strategy()),
                fallback(softphone.fallback()));
    }

    private static TransferFallbackDto fallback(Fallback fallback) {
        return fallback == null
                ? null
                : new TransferFallbackDto(
                        constant(TransferFallbackTypeDto.class, fallback.type()),
                        fallback.phoneNumber(),
                        fallback.appointmentConfigId());
    }

    static List<String> waitingMessages(TransferConfigView plan) {
        return plan.transferWaitingMessages() == null ? List.of() : plan.transferWaitingMessages();
    }

    static WarmTransferDto warmTransfer(TransferConfigView plan) {
        return plan.warmTransfer()
                ? new WarmTransferDto(constant(WarmModeDto.class, plan.warmMode()), plan.warmSummaryPrompt())
                : null;
    }

    static ResolutionReasonDto reason(Resolution resolution) {
        return new ResolutionReasonDto(
                constant(ResolutionReasonCodeDto.class, resolution.reason()),
                resolution.reason().text());
    }
}
