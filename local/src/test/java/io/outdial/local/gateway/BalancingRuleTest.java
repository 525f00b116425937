package io.outdial.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.local.gateway.BalancingRule.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalancingRuleTest {

    private static final List<Standing> THREE = standings("...");

    @Test
    void eachHasItsTurn() {
        assertEquals(
                List.of(0, 1, 2, 0, 1, 2),
                IntStream.range(0, 6)
                        .mapToObj(turn -> BalancingRule.choose(THREE, Optional.empty(), turn)
                                .orElseThrow())
                        .toList());
    }

    @Test
    void theTurnMayOverflow() {
        assertEquals(Optional.of(1), BalancingRule.choose(THREE, Optional.empty(), Integer.MIN_VALUE));
        assertEquals(Optional.of(2), BalancingRule.choose(THREE, Optional.empty(), -1));
    }

    /** A letter for each replica: {@code .} fine, {@code a} avoided, {@code t} tried, {@code b} both. */
    @ParameterizedTest(name = "{0}, kept at {1}, turn {2} -> {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                ".,   -, 0, 0",
                "a,   -, 0, 0",
                "t,   -, 0, -",
                "b,   -, 0, -",
                ".,   0, 7, 0",
                "...,  2, 0, 2",
                "...,  0, 1, 0",
                "..a,  2, 0, 0",
                "..t,  2, 1, 1",
                "a..,  -, 0, 1",
                "a..,  -, 2, 2",
                "at.,  -, 0, 2",
                "tt.,  -, 0, 2",
                "aaa,  -, 1, 1",
                "aaa,  2, 1, 2",
                "aab,  2, 1, 1",
                "atb,  -, 1, 0",
                "ttt,  1, 0, -",
                "bbb,  1, 0, -",
            })
    void aReplicaThatIsAwayIsPassedOver(String replicas, Integer kept, int turn, Integer expected) {
        assertEquals(
                Optional.ofNullable(expected),
                BalancingRule.choose(standings(replicas), Optional.ofNullable(kept), turn));
    }

    private static List<Standing> standings(String letters) {
        return letters.chars()
                .mapToObj(letter -> new Standing(letter == 'a' || letter == 'b', letter == 't' || letter == 'b'))
                .toList();
    }
}
