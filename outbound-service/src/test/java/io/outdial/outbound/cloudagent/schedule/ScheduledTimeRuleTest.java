package io.outdial.outbound.cloudagent.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.time.TzdbZone;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduledTimeRuleTest {

    private static final String INVALID =
            "Invalid ScheduledTime. Please pass the date and time in format yyyy-MM-dd HH:mm:ss";

    /** In New York the clocks are put forward at 02:00 on 14 March 2027, and back at 02:00 on 7 November 2027. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-03-01T00:00:00Z | 2027-03-13 02:30:00 | 2027-03-13T07:30:00Z",
                "2027-03-01T00:00:00Z | 2027-03-14 02:30:00 | 2027-03-14T07:30:00Z",
                "2027-03-01T00:00:00Z | 2027-03-14 03:30:00 | 2027-03-14T07:30:00Z",
                "2027-11-01T00:00:00Z | 2027-11-07 01:30:00 | 2027-11-07T05:30:00Z",
                "2027-11-01T00:00:00Z | 2027-11-07 02:30:00 | 2027-11-07T07:30:00Z",
                "2027-06-01T16:00:00Z | 2027-06-01 12:00:01 | 2027-06-01T16:00:01Z",
                "2027-06-01T16:00:00Z | 2027-06-01 12:00:00 | The ScheduledTime must be in the future",
                "2027-06-01T16:00:00Z | 2027-07-01 12:00:00 | 2027-07-01T16:00:00Z",
                "2027-06-01T16:00:00Z | 2027-07-01 12:00:01 | The ScheduledTime must be within 30 days",
                "2027-06-01T16:00:00Z | 9999-12-31 12:00:00 | The ScheduledTime must be within 30 days",
                "2027-06-01T16:00:00Z | 2027-06-31 12:00:00 | INVALID",
                "2027-06-01T16:00:00Z | 2027-06-02          | INVALID",
                "2027-06-01T16:00:00Z | 2027-06-02T12:00:00 | INVALID",
                "2027-06-01T16:00:00Z | 2027-06-02 24:00:00 | INVALID",
                "2027-06-01T16:00:00Z | soon                | INVALID",
                "2027-06-01T16:00:00Z |                     | INVALID",
            })
    void theClocksOfTheClientCount(Instant now, String text, String expected) {
        ScheduledTimeRule.Reading reading =
                ScheduledTimeRule.read(text, TzdbZone.of("America/New_York"), now, Duration.ofDays(30));
        assertEquals(
                expected.replace("INVALID", INVALID),
                reading.fault() == null ? reading.at().toString() : reading.fault());
    }
}
