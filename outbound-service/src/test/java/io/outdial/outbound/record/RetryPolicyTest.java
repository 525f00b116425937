package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "BUSY, PT10M",
        "NO_ANSWER, PT2H",
        "ANSWERING_MACHINE, PT4H",
        "ABANDONED, PT1H",
        "WRONG_PARTY, PT1H",
        "SILENCE, PT1H",
        "GENERAL_ERROR, PT1M",
        "UNKNOWN, PT1M",
    })
    void eachResultHasItsPause(CallResult result, Duration expected) {
        assertEquals(expected, RetryPolicy.DEFAULT.pauseAfter(result));
    }

    @Test
    void theClientSetsPauses() {
        RetryPolicy policy = new RetryPolicy(
                7, 2, Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(3), Duration.ofMinutes(4));

        assertEquals(Duration.ofMinutes(1), policy.pauseAfter(CallResult.BUSY));
        assertEquals(Duration.ofMinutes(2), policy.pauseAfter(CallResult.NO_ANSWER));
        assertEquals(Duration.ofMinutes(3), policy.pauseAfter(CallResult.ANSWERING_MACHINE));
        assertEquals(Duration.ofMinutes(4), policy.pauseAfter(CallResult.CLEARED));
    }

    /** Exactly those after which a record is tried again have a pause. */
    @ParameterizedTest
    @EnumSource
    void noOtherResultHasOne(CallResult result) {
        switch (result.outcome()) {
            case NO_CONTACT, TECHNICAL ->
                assertEquals(false, RetryPolicy.DEFAULT.pauseAfter(result).isZero());
            default -> assertThrows(IllegalArgumentException.class, () -> RetryPolicy.DEFAULT.pauseAfter(result));
        }
    }

    @Test
    void attemptsOfTheCampaignCountBeforeTheClients() {
        assertEquals(5, RetryPolicy.DEFAULT.attempts(null));
        assertEquals(1, RetryPolicy.DEFAULT.attempts(1));
        assertEquals(9, RetryPolicy.DEFAULT.attempts(9));
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "5, 0"})
    void someAttemptsThereMustBe(int perRecord, int perNumberADay) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new RetryPolicy(
                        perRecord, perNumberADay, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }
}
