package io.outdial.transfer.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.transfer.config.DynamicOptions;
import io.outdial.transfer.config.TransferConfigView;
import io.outdial.transfer.config.TransferType;
import io.outdial.transfer.dynamic.FieldPath;
import io.outdial.transfer.resolution.Resolution.Fallback;
import io.outdial.transfer.resolution.Resolution.Reason;
import io.outdial.transfer.resolution.Resolution.RingStep;
import io.outdial.transfer.resolution.Resolution.Target;
import io.outdial.transfer.routing.PhoneDestination;
import io.outdial.transfer.routing.RoutingMode;
import io.outdial.transfer.routing.RoutingPlan;
import io.outdial.transfer.routing.SoftphoneFallbackType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides where a call goes, from the config and the result of its ping. */
final class ResolutionRule {

    /**
     * The form of a number in a response, from a short extension to the longest number. Names, URIs and texts that
     * merely contain digits are not numbers.
     */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ()./-]{3,31}");

    private static final int MIN_DIGITS = 3;
    private static final int MAX_DIGITS = 15;

    private ResolutionRule() {}

    /** @param result null for a config without a ping */
    static Resolution resolve(TransferConfigView plan, String region, PingResult result) {
        return switch (plan.type()) {
            case DIRECT ->
                configured(
                        plan,
                        region,
                        plan.usable() ? new Resolution.Phone(dialled(plan.directPhoneNumber(), region)) : null);
            case SIP ->
                configured(
                        plan,
                        region,
                        plan.usable()
                                ? new Resolution.Sip(plan.sipUri().strip(), SipHeaders.parse(plan.sipHeaders()))
                                : null);
            case SOFTPHONE -> configured(plan, region, softphone(plan, region));
            case DYNAMIC -> dynamic(plan, region, result);
        };
    }

    private static Resolution configured(TransferConfigView plan, String region, Target target) {
        return target == null
                ? fallBack(plan, region, Reason.NO_DESTINATION)
                : new Resolution(target, Reason.CONFIGURED);
    }

    private static Resolution dynamic(TransferConfigView plan, String region, PingResult result) {
        if (result == null) {
            return fallBack(plan, region, Reason.NO_DESTINATION);
        }
        if (result.answer() == null) {
            return fallBack(plan, region, Reason.PING_FAILED);
        }
        if (!ConditionRule.areMet(result.conditions())) {
            return fallBack(plan, region, Reason.CONDITIONS_NOT_MET);
        }
        DynamicOptions options = plan.dynamicOptions();
        String field = options.transferNumberField();
        if (field != null && !field.isBlank()) {
            Optional<String> answered = number(FieldPath.find(result.answer(), field), region);
            if (answered.isPresent()) {
                return new Resolution(new Resolution.Phone(answered.get()), Reason.ANSWERED);
            }
        }
        return ownNumber(options, region)
                .map(number -> new Resolution(new Resolution.Phone(number), Reason.ANSWERED_DEFAULT))
                .orElseGet(() -> fallBack(plan, region, Reason.NO_NUMBER));
    }

    private static Optional<String> number(JsonNode field, String region) {
        String text =
                field.isTextual() || field.isIntegralNumber() ? field.asText().strip() : "";
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        long digits = text.chars().filter(Character::isDigit).count();
        return digits < MIN_DIGITS || digits > MAX_DIGITS
                ? Optional.empty()
                : PhoneNumber.of(text, region).map(PhoneNumber::dialled);
    }

    /**
     * A configured number as it is dialled, with a plus if it is international. A number with an extension, which must
     * be dialled too, stays as it was given.
     */
    private static String dialled(String configured, String region) {
        String text = configured.strip();
        return NUMBER.matcher(text).matches()
                ? PhoneNumber.of(text, region).map(PhoneNumber::dialled).orElse(text)
                : text;
    }

    private static Target softphone(TransferConfigView plan, String region) {
        RoutingPlan routing = plan.routing();
        List<RingStep> steps = routing == null ? List.of() : steps(routing);
        return steps.isEmpty()
                ? null
                : new Resolution.Softphone(
                        steps,
                        routing.longestWaitSeconds(),
                        plan.softphoneHandoffStrategy(),
                        fallback(plan, region).orElse(null));
    }

    private static List<RingStep> steps(RoutingPlan routing) {
        return routing.mode() == RoutingMode.GROUPED
                ? routing.tiers().stream()
                        .flatMap(tier -> steps(tier.mode(), tier.memberIds(), routing.ringSeconds()))
                        .toList()
                : steps(routing.mode(), routing.memberIds(), routing.ringSeconds())
                        .toList();
    }

    private static Stream<RingStep> steps(RoutingMode mode, List<UUID> memberIds, int ringSeconds) {
        if (memberIds.isEmpty()) {
            return Stream.empty();
        }
        return mode == RoutingMode.LINEAR
                ? memberIds.stream().map(member -> new RingStep(List.of(member), ringSeconds))
                : Stream.of(new RingStep(memberIds, ringSeconds));
    }

    /**
     * The configured fallback; otherwise, only if the client's system could not be called, the number that the config
     * has for a response without one. A negative response of that system is never overridden by it.
     */
    private static Resolution fallBack(TransferConfigView plan, String region, Reason reason) {
        Optional<Fallback> fallback = fallback(plan, region);
        if (fallback.isEmpty()
                && plan.type() == TransferType.DYNAMIC
                && (reason == Reason.PING_FAILED || reason == Reason.NO_DESTINATION)) {
            fallback = ownNumber(plan.dynamicOptions(), region)
                    .map(number -> new Fallback(SoftphoneFallbackType.PHONE_NUMBER, number, null));
        }
        return new Resolution(fallback.orElse(null), reason);
    }

    /** The fixed number that calls of the config go to if they cannot go anywhere else. */
    static Optional<String> fallbackNumber(TransferConfigView plan, String region) {
        Optional<Fallback> fallback = fallback(plan, region);
        return fallback.isEmpty() && plan.type() == TransferType.DYNAMIC
                ? ownNumber(plan.dynamicOptions(), region)
                : fallback.map(Fallback::phoneNumber);
    }

    private static Optional<String> ownNumber(DynamicOptions options, String region) {
        return Optional.ofNullable(options)
                .map(DynamicOptions::transferNumber)
                .filter(PhoneDestination::isDialable)
                .map(number -> dialled(number, region));
    }

    /** The config's own fallback takes precedence over that of its routing config. */
    private static Optional<Fallback> fallback(TransferConfigView plan, String region) {
        RoutingPlan routing = plan.routing();
        return fallback(plan.softphoneFallbackType(), plan.softphoneFallbackPhoneNumber(), plan, region)
                .or(() -> routing == null
                        ? Optional.empty()
                        : fallback(routing.fallbackType(), routing.fallbackPhoneNumber(), plan, region));
    }

    private static Optional<Fallback> fallback(
            SoftphoneFallbackType type, String number, TransferConfigView plan, String region) {
        if (type == SoftphoneFallbackType.APPOINTMENT_BOOKING) {
            return Optional.of(new Fallback(type, null, plan.appointmentConfigId()));
        }
        return type == SoftphoneFallbackType.PHONE_NUMBER && PhoneDestination.isDialable(number)
                ? Optional.of(new Fallback(type, dialled(number, region), null))
                : Optional.empty();
    }
}
