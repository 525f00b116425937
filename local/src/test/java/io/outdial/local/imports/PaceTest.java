package io.outdial.local.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far an import is, in a line. */
class PaceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0    | 0       | 0     |         | \"[------------------------------]   0 %  0 rows\"",
                "0.5  | 1234567 | 23456 | PT65S   | \"[###############---------------]  50 %  1,234,567 rows  23,456 rows/s  1:05 left\"",
                "0.99 | 7       | 0     | PT2H3M4S | \"[#############################-]  99 %  7 rows  2:03:04 left\"",
                "1    | 10      | 9     | PT0S    | \"[##############################] 100 %  10 rows  9 rows/s  0:00 left\"",
            })
    void aBar(double done, long rows, long rowsPerSecond, String left, String bar) {
        Duration time = left == null ? null : Duration.parse(left);
        assertEquals(bar, new Pace(done, rows, rowsPerSecond, time).bar());
    }
}
