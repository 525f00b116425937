package io.outdial.outbound.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseRuleTest {

    private final PauseRule rule = new PauseRule(3, Duration.ofSeconds(1), Duration.ofSeconds(60));

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2, 0", "3, 1", "4, 2", "5, 4", "8, 32", "9, 60", "10, 60", "1000, 60", "2147483647, 60"
    })
    void growsUpToABound(int failures, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), rule.after(failures));
    }
}
