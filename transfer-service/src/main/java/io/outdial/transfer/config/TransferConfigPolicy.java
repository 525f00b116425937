package io.outdial.transfer.config;

import io.outdial.platform.failure.Issue;
import io.outdial.transfer.routing.PhoneDestination;
import io.outdial.transfer.routing.SoftphoneFallbackType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * A patch that changes the type or a destination must leave the destination of the type set. Other patches are not
 * checked for it, so that a config without a destination can still be renamed. Softphone needs no destination of its
 * own: its calls go to members.
 */
final class TransferConfigPolicy {

    private TransferConfigPolicy() {}

    /** Empty if the patch may be applied. */
    static List<Issue> check(Destination stored, DestinationPatch patch) {
        if (!patch.touchesDestination()) {
            return List.of();
        }
        Destination merged = patch.applyTo(stored);
        return switch (merged.type()) {
            case DIRECT ->
                // checkNumbers reports a number without a digit.
                present(
                        merged.isUsable()
                                || PhoneDestination.isMisspelt(
                                        patch.directPhoneNumber().orElse(null)),
                        merged.type(),
                        List.of("directPhoneNumber"),
                        patch.directPhoneNumber());
            case SIP -> present(merged.isUsable(), merged.type(), List.of("sipUri"), patch.sipUri());
            case DYNAMIC ->
                present(merged.isUsable(), merged.type(), List.of("dynamicOptions", "pingUrl"), patch.pingUrl());
            case SOFTPHONE -> List.of();
        };
    }

    /** A number in a request must contain a digit; blank counts as null. */
    static List<Issue> checkNumbers(Map<List<String>, String> given) {
        return given.entrySet().stream()
                .filter(number -> PhoneDestination.isMisspelt(number.getValue()))
                .map(number -> new Issue(
                        number.getKey(),
                        String.join(".", number.getKey()) + " holds no digit",
                        "a phone number",
                        "string",
                        Issue.Kind.INVALID_FORMAT))
                .toList();
    }

    /**
     * A fallback that books an appointment requires an appointment config: always in a create, and in a patch only if
     * the patch contains the field, so that programs older than the field keep working.
     */
    static List<Issue> checkBooking(SoftphoneFallbackType stored, BookingPatch patch) {
        boolean isMissing = patch.appointmentConfigId().isPresent()
                && patch.appointmentConfigId().get() == null;
        if (!isMissing || patch.fallback().orElse(stored) != SoftphoneFallbackType.APPOINTMENT_BOOKING) {
            return List.of();
        }
        return List.of(bookingIssue("null"));
    }

    static List<Issue> checkNewBooking(SoftphoneFallbackType fallback, UUID appointmentConfigId) {
        return fallback == SoftphoneFallbackType.APPOINTMENT_BOOKING && appointmentConfigId == null
                ? List.of(bookingIssue(Issue.UNDEFINED))
                : List.of();
    }

    private static Issue bookingIssue(String received) {
        return Issue.custom(
                List.of("appointmentConfigId"),
                "appointmentConfigId is required while softphoneFallbackType is appointment_booking",
                "string",
                received);
    }

    private static List<Issue> present(
            boolean isThere, TransferType type, List<String> path, JsonNullable<String> patch) {
        if (isThere) {
            return List.of();
        }
        return List.of(Issue.custom(
                path,
                String.join(".", path) + " is required while type is "
                        + type.name().toLowerCase(Locale.ROOT),
                "string",
                received(patch)));
    }

    private static String received(JsonNullable<String> patch) {
        if (!patch.isPresent()) {
            return Issue.UNDEFINED;
        }
        return patch.get() == null ? "null" : "string";
    }
}
