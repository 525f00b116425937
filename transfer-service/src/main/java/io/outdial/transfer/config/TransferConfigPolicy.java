package io.outdial.transfer.config;

import io.outdial.platform.failure.Issue;
import java.util.List;
import java.util.Locale;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * A config that says where calls go must be able to say it: a patch that touches the type or a destination leaves the destination of the type present. Other
 * patches are not judged, so that a config made without a destination can still be renamed. Softphone needs none: its calls go to members.
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
                present(
                        merged.type(),
                        List.of("directPhoneNumber"),
                        merged.directPhoneNumber(),
                        patch.directPhoneNumber());
            case SIP -> present(merged.type(), List.of("sipUri"), merged.sipUri(), patch.sipUri());
            case DYNAMIC ->
                present(merged.type(), List.of("dynamicOptions", "pingUrl"), merged.pingUrl(), patch.pingUrl());
            case SOFTPHONE -> List.of();
        };
    }

    private static List<Issue> present(
            TransferType type, List<String> path, String merged, JsonNullable<String> patch) {
        if (merged != null && !merged.isBlank()) {
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
