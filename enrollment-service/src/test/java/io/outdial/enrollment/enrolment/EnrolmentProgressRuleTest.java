package io.outdial.enrollment.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EnrolmentProgressRuleTest {

    @ParameterizedTest
    @CsvSource({
        "pending,       '',                              awaiting_call",
        "pending,       awaiting_call,                   awaiting_call",
        "awaiting_call, in_progress,                     in_progress",
        "in_progress,   awaiting_call,                   awaiting_call",
        "in_progress,   '',                              awaiting_call",
        "in_progress,   completed,                       completed",
        "awaiting_call, completed in_progress,           in_progress",
        "in_progress,   completed awaiting_call,         awaiting_call",
        "in_progress,   failed completed expired,        completed",
        "in_progress,   failed cancelled,                cancelled",
        "in_progress,   failed exceeded_max_calls,       exceeded_max_calls",
        "in_progress,   exceeded_max_calls cancelled,    cancelled",
        "in_progress,   expired exceeded_max_calls,      exceeded_max_calls",
        "in_progress,   failed expired,                  expired",
        "in_progress,   skipped failed,                  failed",
        "in_progress,   skipped,                         skipped"
    })
    void theStatusFollowsFromTheChains(String current, String chains, String expected) {
        assertEquals(
                EnrolmentStatus.of(expected), EnrolmentProgressRule.decide(EnrolmentStatus.of(current), list(chains)));
    }

    @ParameterizedTest
    @EnumSource
    void whatHasEndedStaysAsItIs(EnrolmentStatus ended) {
        for (EnrolmentStatus chain : EnrolmentStatus.values()) {
            EnrolmentStatus after = EnrolmentProgressRule.decide(ended, List.of(chain));
            assertEquals(ended.isTerminal() ? ended : chain, after);
        }
    }

    /** Whatever the order in which chains are looked at. */
    @Test
    void theOrderOfTheChainsDoesNotMatter() {
        for (EnrolmentStatus one : EnrolmentStatus.values()) {
            for (EnrolmentStatus other : EnrolmentStatus.values()) {
                assertEquals(
                        EnrolmentProgressRule.decide(EnrolmentStatus.PENDING, List.of(one, other)),
                        EnrolmentProgressRule.decide(EnrolmentStatus.PENDING, List.of(other, one)));
            }
        }
    }

    private static List<EnrolmentStatus> list(String statuses) {
        return statuses.isEmpty()
                ? List.of()
                : Arrays.stream(statuses.split(" ")).map(EnrolmentStatus::of).toList();
    }
}
