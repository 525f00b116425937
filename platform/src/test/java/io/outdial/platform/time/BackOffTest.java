package io.outdial.platform.time;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    private static final BackOff BACK_OFF = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    @ParameterizedTest(name = "after {0} attempts {1} to {2} ms")
    @CsvSource({
        "1, 750, 1250",
        "2, 1500, 2500",
        "3, 3000, 5000",
        "8, 96000, 160000",
        "9, 192000, 320000",
        "10, 225000, 375000",
        "100, 225000, 375000",
        "2147483647, 225000, 375000",
    })
    void doublesUpToTheLongest(int attempts, long least, long most) {
        Random random = new Random(attempts);
        for (int i = 0; i < 100; i++) {
            long waits = BACK_OFF.after(attempts, random).toMillis();
            assertTrue(least <= waits && waits <= most, () -> waits + " ms");
        }
    }
}
