package io.outdial.outbound.campaign;

import io.outdial.platform.failure.Issue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the fields of a campaign must agree. */
final class CampaignPolicy {

    static final String INBOUND_TYPE = "InBound";
    static final String INBOUND = "inbound";

    private CampaignPolicy() {}

    /** Empty if the campaign does not end before it starts. */
    static List<Issue> checkDates(Instant startDate, Instant endDate) {
        return startDate != null && endDate != null && endDate.isBefore(startDate)
                ? List.of(Issue.custom(
                        List.of("endDate"), "endDate is before startDate", "a time not before startDate", "string"))
                : List.of();
    }

    /** Empty if the campaign has calling hours of its own, or none; seconds of the day. */
    static List<Issue> checkHours(Integer callFrom, Integer callUntil) {
        if ((callFrom == null) != (callUntil == null)) {
            String missing = callFrom == null ? "callFrom" : "callUntil";
            return List.of(Issue.custom(
                    List.of(missing), "callFrom and callUntil are given together", "a second of the day", "null"));
        }
        return callFrom != null && callFrom.equals(callUntil)
                ? List.of(Issue.custom(
                        List.of("callUntil"), "callUntil is callFrom", "another second than callFrom", "integer"))
                : List.of();
    }

    /**
     * The direction follows from the type: it is not stored, and must not contradict it.
     *
     * @param direction null where the caller leaves it to the type
     * @param type null where the caller leaves it to the direction
     */
    static List<Issue> checkDirection(String direction, String type) {
        List<Issue> issues = new ArrayList<>();
        if (direction != null && type != null && direction.equals(INBOUND) != type.equals(INBOUND_TYPE)) {
            issues.add(Issue.custom(
                    List.of("type"),
                    "type " + type + " is not " + direction,
                    direction.equals(INBOUND) ? INBOUND_TYPE : "any type but " + INBOUND_TYPE,
                    "string"));
        }
        return issues;
    }
}
