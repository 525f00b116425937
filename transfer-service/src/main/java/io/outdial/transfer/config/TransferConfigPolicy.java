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
 * A config that says where calls go must be able to say it: a patch that touches the type or a destination leaves the
 * destination of the type present. Other patches are not judged, so that a config made without a destination can still
 * be renamed. Softphone needs none: its calls go to members.
 */
final class TransferConfigPolicy {

    private TransferConfigPolicy() {}

    /** Empty if the patch may be carried out. */
    static List<Issue> check(Destination stored, DestinationPatch patch) {
        if (!patch.touchesDestination()) {
            return List.of();
        }
        Destination merged = patch.onto(stored);
        return switch (merged.type()) {
            case DIRECT ->
                // One that this request misspelt is told by checkNumbers.
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

    /** A number that a request gives must hold a digit; blank is as good as null. The faults by the place of each. */
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
     * A fallback that books an appointment must say with which appointment config: in a create always, in a patch only
     * if the patch names it, so that a program written before the field was there goes on working.
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
