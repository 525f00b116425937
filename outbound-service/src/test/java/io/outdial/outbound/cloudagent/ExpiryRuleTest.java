package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.time.TzdbZone;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryRuleTest {

    @ParameterizedTest
    @CsvSource({
        "2030-01-31 18:00:00, UTC, 2030-01-31T18:00:00Z",
        "2030-01-31 18:00:00, Asia/Kolkata, 2030-01-31T12:30:00Z",
        "2030-01-31 18:00:00, America/New_York, 2030-01-31T23:00:00Z",
        // A date alone is its end
        "2030-01-31, UTC, 2030-02-01T00:00:00Z",
        "2030-01-31, Asia/Kolkata, 2030-01-31T18:30:00Z",
        "2028-02-29, UTC, 2028-03-01T00:00:00Z",
        // The day the clocks go forward in New York ends an hour earlier
        "2030-03-09, America/New_York, 2030-03-10T05:00:00Z",
        "2030-03-10, America/New_York, 2030-03-11T04:00:00Z",
        // 02:30 does not exist on that day, 01:30 exists twice on the day they go back: by the offset from before, both
        "2030-03-10 02:30:00, America/New_York, 2030-03-10T07:30:00Z",
        "2030-11-03 01:30:00, America/New_York, 2030-11-03T05:30:00Z",
        // A day that begins at one o'clock
        "2017-10-14, America/Sao_Paulo, 2017-10-15T03:00:00Z",
        "9999-12-31, UTC, +10000-01-01T00:00:00Z",
        "9999-12-31 23:59:59, America/New_York, +10000-01-01T04:59:59Z",
        "0001-01-01, UTC, 0001-01-02T00:00:00Z",
    })
    void readsBothFormsInTheZoneOfTheClient(String text, String zone, Instant expected) {
        assertEquals(expected, ExpiryRule.instant(text, TzdbZone.of(zone)).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "31-01-2030",
                "2030/01/31",
                "2030-1-31",
                "2030-02-30",
                "2029-02-29",
                "2030-13-01",
                "2030-01-31 24:00:00",
                "2030-01-31 18:60:00",
                "2030-01-31 18:00",
                "2030-01-31T18:00:00",
                "2030-01-31 18:00:00Z",
                "2030-01-31 18:00:00.000",
                "0x7e-01-31",
                "٢٠٣٠-٠١-٣١",
                "1893456000",
                "10000-01-01",
                "+10000-01-01",
                "+10000-01-01 00:00:00",
                "+999999999-12-31 23:59:59",
                "-0001-01-01",
                "-001-01-01",
                "-0001-01-01 00:00:00",
                "0000-01-01",
                "0000-12-31 23:59:59",
                "infinity",
                "-infinity"
            })
    void everythingElseIsNoDate(String text) {
        assertTrue(ExpiryRule.instant(text, TzdbZone.UTC).isEmpty());
    }
}
