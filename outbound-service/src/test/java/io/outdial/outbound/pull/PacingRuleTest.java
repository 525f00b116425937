package io.outdial.outbound.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.outbound.pull.Room.Limit;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PacingRuleTest {

    @ParameterizedTest
    @CsvSource({
        // type, maxConcurrentCalls, pacingRatio, maxDropPercent, dropped, reached, open, agentsReady, room, limit
        "Preview, , , , 0, 0, 40, , 2147483647, NONE",
        "Preview, 50, , , 0, 0, 40, , 10, MAX_CONCURRENT_CALLS",
        "Preview, 50, , , 0, 0, 50, 9, 0, MAX_CONCURRENT_CALLS",
        // A call for each agent who is free, as the dialler reports them
        "Progressive, , , , 0, 0, 0, , 0, PACING",
        "Progressive, , , , 0, 0, 0, 0, 0, PACING",
        "Progressive, , , , 0, 0, 0, 7, 7, PACING",
        "Progressive, , , , 0, 0, 5, 7, 2, PACING",
        "Progressive, , , , 0, 0, 9, 7, 0, PACING",
        "Progressive, 6, , , 0, 0, 5, 7, 1, MAX_CONCURRENT_CALLS",
        "Progressive, 7, , , 0, 0, 5, 7, 2, PACING",
        "Progressive, 4, , , 0, 0, 5, 7, 0, MAX_CONCURRENT_CALLS",
        "Progressive, , 3, , 0, 0, 5, 7, 2, PACING",
        // Some more, rounded down
        "Predictive, , , , 0, 0, 0, 7, 7, PACING",
        "Predictive, , 1.5, , 0, 0, 0, 7, 10, PACING",
        "Predictive, , 1.5, , 0, 0, 4, 7, 6, PACING",
        "Predictive, , 1.5, , 0, 0, 4, , 0, PACING",
        "Predictive, 12, 2, , 0, 0, 4, 7, 8, MAX_CONCURRENT_CALLS",
        "Predictive, , 10, , 0, 0, 0, 2147483647, 2147483647, PACING",
        // As long as few are dropped: three of a hundred by default
        "Predictive, , 2, , 3, 97, 0, 7, 14, PACING",
        "Predictive, , 2, , 4, 96, 0, 7, 7, PACING",
        "Predictive, , 2, , 4, 96, 2, 7, 5, PACING",
        "Predictive, , 2, 5, 5, 95, 0, 7, 14, PACING",
        "Predictive, , 2, 5, 51, 949, 0, 7, 7, PACING",
        "Predictive, , 2, 0, 0, 10, 0, 7, 14, PACING",
        "Predictive, , 2, 0, 1, 1000000, 0, 7, 7, PACING",
        "Predictive, , 2, 100, 10, 0, 0, 7, 14, PACING",
        // No agents are needed
        "IVR, 30, , , 0, 0, 12, , 18, MAX_CONCURRENT_CALLS",
        "IVR, , , , 0, 0, 12, , 2147483647, NONE",
        "InBound, 30, , , 0, 0, 0, 7, 0, PACING",
        "InBound, , , , 0, 0, 0, 7, 0, PACING",
    })
    void theTypeSaysHowMany(
            String type,
            Integer maxConcurrentCalls,
            BigDecimal pacingRatio,
            Integer maxDropPercent,
            long dropped,
            long reached,
            int open,
            Integer agentsReady,
            int records,
            Limit limit) {
        assertEquals(
                new Room(records, limit),
                PacingRule.room(new Pacing(
                        CampaignType.of(type),
                        maxConcurrentCalls,
                        pacingRatio,
                        maxDropPercent,
                        dropped,
                        reached,
                        open,
                        agentsReady)));
    }

    @ParameterizedTest
    @EnumSource
    void aTypeIsReadAsItIsWritten(CampaignType type) {
        assertEquals(type, CampaignType.of(type.wireValue()));
    }

    @Test
    void thereAreNoOtherTypes() {
        assertThrows(IllegalArgumentException.class, () -> CampaignType.of("preview"));
    }
}
