package io.outdial.transfer.routing;

import io.outdial.platform.failure.Issue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * A routing config must be able to ring somebody, and its fallback must be complete. The document has the limits of
 * single values; this class checks rules on several of them. A patch of the name alone is not checked, so that older
 * configs can still be renamed.
 */
final class RoutingPolicy {

    private RoutingPolicy() {}

    /** All faults; empty if the request may be applied. */
    static List<Issue> check(RoutingPlan stored, RoutingPatch patch) {
        RoutingPlan merged = patch.applyTo(stored);
        List<Issue> issues = new ArrayList<>();
        checkMembers(merged, patch, issues);
        checkOnce(merged, issues);
        checkWait(merged, patch, issues);
        checkFallback(merged, patch, issues);
        return issues;
    }

    private static void checkMembers(RoutingPlan merged, RoutingPatch patch, List<Issue> issues) {
        boolean grouped = merged.mode() == RoutingMode.GROUPED;
        List<?> needed = grouped ? merged.tiers() : merged.memberIds();
        if (needed.isEmpty()) {
            String field = grouped ? "tiers" : "memberIds";
            issues.add(Issue.custom(
                    List.of(field),
                    field + " must not be empty while mode is "
                            + merged.mode().name().toLowerCase(Locale.ROOT),
                    grouped ? "at least one tier" : "at least one member",
                    received(grouped ? patch.tiers() : patch.memberIds(), "array")));
        }
    }

    private static void checkOnce(RoutingPlan merged, List<Issue> issues) {
        checkOnce(List.of("memberIds"), merged.memberIds(), new HashSet<>(), issues);
        Set<UUID> inTiers = new HashSet<>();
        for (int tier = 0; tier < merged.tiers().size(); tier++) {
            List<String> path = List.of("tiers", Integer.toString(tier), "memberIds");
            checkOnce(path, merged.tiers().get(tier).memberIds(), inTiers, issues);
        }
    }

    private static void checkOnce(List<String> path, List<UUID> members, Set<UUID> seen, List<Issue> issues) {
        for (int i = 0; i < members.size(); i++) {
            if (!seen.add(members.get(i))) {
                List<String> place = new ArrayList<>(path);
                place.add(Integer.toString(i));
                issues.add(Issue.custom(place, "A member must be named once", "another member", "string"));
            }
        }
    }

    private static void checkWait(RoutingPlan merged, RoutingPatch patch, List<Issue> issues) {
        if (merged.longestWaitSeconds() != null && merged.longestWaitSeconds() < merged.ringSeconds()) {
            issues.add(Issue.custom(
                    List.of("longestWaitSeconds"),
                    "longestWaitSeconds must not be shorter than ringSeconds",
                    "at least " + merged.ringSeconds(),
                    received(patch.longestWaitSeconds(), "number")));
        }
    }

    private static void checkFallback(RoutingPlan merged, RoutingPatch patch, List<Issue> issues) {
        if (PhoneDestination.isMisspelt(patch.fallbackPhoneNumber().orElse(null))) {
            issues.add(new Issue(
                    List.of("fallbackPhoneNumber"),
                    "fallbackPhoneNumber holds no digit",
                    "a phone number",
                    "string",
                    Issue.Kind.INVALID_FORMAT));
            return;
        }
        String number = merged.fallbackPhoneNumber();
        if (merged.fallbackType() == SoftphoneFallbackType.PHONE_NUMBER && !PhoneDestination.isDialable(number)) {
            issues.add(Issue.custom(
                    List.of("fallbackPhoneNumber"),
                    "fallbackPhoneNumber is required while fallbackType is phone_number",
                    "string",
                    received(patch.fallbackPhoneNumber(), "string")));
        }
    }

    private static String received(JsonNullable<?> given, String type) {
        if (!given.isPresent()) {
            return Issue.UNDEFINED;
        }
        return given.get() == null ? "null" : type;
    }
}
