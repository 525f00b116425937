package io.outdial.outbound.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignChangeRuleTest {

    @ParameterizedTest(name = "{0} {1} to {2} {3}: {4}")
    @CsvSource({
        "draft,     READY,     active,    READY,   LOADED",
        "draft,     READY,     active,    RUNNING, LOADED STARTED",
        "draft,     RUNNING,   testing,   RUNNING, LOADED STARTED",
        "draft,     READY,     cancelled, READY,   ''",
        "active,    READY,     active,    READY,   ''",
        "active,    READY,     active,    RUNNING, STARTED",
        "active,    RUNNING,   testing,   RUNNING, ''",
        "active,    RUNNING,   active,    COMPLETED, STOPPED",
        "active,    COMPLETED, active,    READY,   ''",
        "active,    RUNNING,   paused,    RUNNING, STOPPED",
        "paused,    RUNNING,   active,    RUNNING, STARTED",
        "paused,    READY,     paused,    RUNNING, ''",
        "paused,    RUNNING,   inactive,  RUNNING, UNLOADED",
        "active,    RUNNING,   completed, RUNNING, STOPPED UNLOADED",
        "inactive,  RUNNING,   paused,    RUNNING, LOADED",
        "completed, RUNNING,   archived,  RUNNING, ''",
    })
    @DisplayName("each step between unloaded, loaded and started")
    void steps(String status, String position, String nextStatus, String nextPosition, String expected) {
        assertEquals(expected, kinds(state("Preview", status, position), state("Preview", nextStatus, nextPosition)));
    }

    @ParameterizedTest(name = "{0} {1} to {2} {3}: {4}")
    @CsvSource({
        "active, RUNNING, active,   RUNNING, MODE_CHANGED",
        "active, READY,   active,   RUNNING, MODE_CHANGED STARTED",
        "active, RUNNING, paused,   RUNNING, STOPPED MODE_CHANGED",
        "active, RUNNING, inactive, RUNNING, STOPPED UNLOADED",
        "draft,  READY,   active,   READY,   LOADED",
        "draft,  READY,   draft,    READY,   ''",
    })
    void anotherType(String status, String position, String nextStatus, String nextPosition, String expected) {
        assertEquals(expected, kinds(state("Preview", status, position), state("IVR", nextStatus, nextPosition)));
    }

    private static String kinds(CampaignState before, CampaignState after) {
        return String.join(
                " ",
                CampaignChangeRule.kinds(before, after).stream().map(Enum::name).toList());
    }

    private static CampaignState state(String type, String status, String position) {
        return new CampaignState(
                new UUID(1, 1), new UUID(2, 2), "Spring", null, "Spring@AgentGroup1", 1, 134, type, status, position);
    }
}
