package io.outdial.outbound.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.time.TzdbZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are written as clocks do; all zones are those of the record, unless there is none. */
class WindowRuleTest {

    private static final TzdbZone CLIENT = TzdbZone.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        // The client's zone and the campaign's hours: 13:00Z to 02:00Z in winter
        "'', , , 2030-01-15T12:59:59.999Z, false",
        "'', , , 2030-01-15T13:00:00Z, true",
        "'', , , 2030-01-16T01:59:59.999Z, true",
        "'', , , 2030-01-16T02:00:00Z, false",
        // In summer an hour earlier
        "'', , , 2030-07-15T12:00:00Z, true",
        "'', , , 2030-07-16T01:00:00Z, false",
        // Hours of its own count instead of the campaign's
        "'', 06:00, 07:00, 2030-01-15T11:30:00Z, true",
        "'', 06:00, 07:00, 2030-01-15T13:30:00Z, false",
        "'', 00:00, 24:00, 2030-01-15T05:00:00Z, true",
        "'', 00:00, 24:00, 2030-01-15T04:59:59Z, true",
        // One end only: the campaign's hours limit the other
        "'', 10:00, , 2030-01-15T14:59:59Z, false",
        "'', 10:00, , 2030-01-15T15:00:00Z, true",
        "'', 10:00, , 2030-01-16T02:00:00Z, false",
        "'', , 23:00, 2030-01-16T02:00:00Z, false",
        "'', , 12:00, 2030-01-15T17:00:00Z, false",
        "'', , 12:00, 2030-01-15T16:59:59Z, true",
        // Over midnight
        "UTC, 22:00, 06:00, 2030-01-15T21:59:59Z, false",
        "UTC, 22:00, 06:00, 2030-01-15T22:00:00Z, true",
        "UTC, 22:00, 06:00, 2030-01-16T00:00:00Z, true",
        "UTC, 22:00, 06:00, 2030-01-16T05:59:59Z, true",
        "UTC, 22:00, 06:00, 2030-01-16T06:00:00Z, false",
        // Half an hour and three quarters from the full hour
        "Asia/Kolkata, , , 2030-01-15T02:29:59Z, false",
        "Asia/Kolkata, , , 2030-01-15T02:30:00Z, true",
        "Asia/Kathmandu, , , 2030-01-15T02:14:59Z, false",
        "Asia/Kathmandu, , , 2030-01-15T02:15:00Z, true",
        // Half an hour of daylight saving time: +11 in January, +10:30 in July
        "Australia/Lord_Howe, , , 2030-01-14T21:00:00Z, true",
        "Australia/Lord_Howe, , , 2030-07-14T21:00:00Z, false",
        "Australia/Lord_Howe, , , 2030-07-14T21:30:00Z, true",
        // Open where it is in all of them: 08:00 in Los Angeles until 21:00 in New York
        "America/New_York America/Los_Angeles, , , 2030-01-15T15:59:59Z, false",
        "America/New_York America/Los_Angeles, , , 2030-01-15T16:00:00Z, true",
        "America/New_York America/Los_Angeles, , , 2030-01-16T01:59:59Z, true",
        "America/New_York America/Los_Angeles, , , 2030-01-16T02:00:00Z, false",
        // New York's clocks go forward: the hour from two does not take place
        "America/New_York, 02:00, 03:00, 2030-03-10T06:59:59Z, false",
        "America/New_York, 02:00, 03:00, 2030-03-10T07:00:00Z, false",
        "America/New_York, 01:30, 02:30, 2030-03-10T06:59:59Z, true",
        "America/New_York, 01:30, 02:30, 2030-03-10T07:00:00Z, false",
        "America/New_York, 02:30, 04:00, 2030-03-10T06:59:59Z, false",
        "America/New_York, 02:30, 04:00, 2030-03-10T07:00:00Z, true",
        // and back: the hour from one takes place twice
        "America/New_York, 01:15, 01:45, 2030-11-03T05:30:00Z, true",
        "America/New_York, 01:15, 01:45, 2030-11-03T06:00:00Z, false",
        "America/New_York, 01:15, 01:45, 2030-11-03T06:30:00Z, true",
        // Short names: with daylight saving time, and Arizona's time too
        "EST, , , 2030-07-15T12:00:00Z, true",
        "MST, , , 2030-07-15T14:30:00Z, false",
        "MST, , , 2030-07-15T15:00:00Z, true",
    })
    void itIsOpenAsTheClocksShow(String zones, String from, String until, Instant at, boolean expected) {
        assertEquals(expected, rule(zones, from, until).isOpen(at));
    }

    @ParameterizedTest
    @CsvSource({
        "'', , , 2030-01-15T14:00:00.5Z, 2030-01-15T14:00:00.5Z",
        "'', , , 2030-01-15T02:00:00Z, 2030-01-15T13:00:00Z",
        "'', , , 2030-01-15T12:59:59.999999Z, 2030-01-15T13:00:00Z",
        // The night in which clocks go forward is an hour shorter, the other an hour longer
        "'', , , 2030-03-10T02:00:00Z, 2030-03-10T12:00:00Z",
        "'', , , 2030-11-03T01:00:00Z, 2030-11-03T13:00:00Z",
        // 02:30 does not take place: it opens with the clocks that are put forward
        "America/New_York, 02:30, 04:00, 2030-03-10T05:00:00Z, 2030-03-10T07:00:00Z",
        "America/New_York, 02:15, 02:45, 2030-03-10T05:00:00Z, 2030-03-11T06:15:00Z",
        // It opens a second time
        "America/New_York, 01:15, 01:45, 2030-11-03T05:45:00Z, 2030-11-03T06:15:00Z",
        // It opens as clocks go back to 01:00, and is open again
        "America/New_York, 00:30, 01:30, 2030-11-03T05:40:00Z, 2030-11-03T06:00:00Z",
        "Australia/Lord_Howe, , , 2030-10-05T12:00:00Z, 2030-10-05T21:00:00Z",
        "Asia/Kathmandu, 22:00, 06:00, 2030-01-15T12:00:00Z, 2030-01-15T16:15:00Z",
        // Twelve hours apart, an hour of both in the evening and the morning
        "Asia/Tokyo America/New_York, , , 2030-01-15T02:00:00Z, 2030-01-15T23:00:00Z",
        // Never together; in winter only
        "Europe/Berlin UTC, 08:00, 09:00, 2030-01-15T00:00:00Z,",
        "Europe/London UTC, 08:00, 09:00, 2030-05-15T00:00:00Z, 2030-10-27T08:00:00Z",
        // Never
        "Asia/Tokyo America/New_York, 08:00, 09:00, 2030-01-15T00:00:00Z,",
    })
    void itOpensNext(String zones, String from, String until, Instant now, Instant expected) {
        assertEquals(Optional.ofNullable(expected), rule(zones, from, until).nextOpening(now));
    }

    @ParameterizedTest
    @CsvSource({
        "'', , , 2030-01-15T13:00:00Z, 2030-01-16T02:00:00Z",
        "'', , , 2030-01-15T12:59:59.5Z, 2030-01-15T13:00:00Z",
        "'', , , 2030-01-16T02:00:00Z, 2030-01-16T13:00:00Z",
        "America/New_York, 01:15, 01:45, 2030-11-03T05:30:00Z, 2030-11-03T05:45:00Z",
        // It closes as clocks go back from 02:00 to 01:00
        "America/New_York, 01:15, 03:00, 2030-11-03T05:30:00Z, 2030-11-03T06:00:00Z",
        // It never closes: midnight is no edge where it is open on both sides
        "UTC, 00:00, 24:00, 2030-01-15T13:00:00Z,",
        "UTC, 22:00, 06:00, 2030-01-15T23:00:00Z, 2030-01-16T06:00:00Z",
        "Asia/Tokyo America/New_York, 08:00, 09:00, 2030-01-15T00:00:00Z,",
    })
    void theAnswerChangesNext(String zones, String from, String until, Instant now, Instant expected) {
        assertEquals(Optional.ofNullable(expected), rule(zones, from, until).nextEdge(now));
    }

    /** So many windows are asked whenever a cache is filled. */
    @Test
    void aWindowThatNeverOpensIsSoonFoundOut() {
        WindowRule never = rule("Asia/Tokyo America/New_York Europe/London", "08:00", "09:00");
        long start = System.nanoTime();

        assertEquals(Optional.empty(), never.nextOpening(Instant.parse("2030-01-15T00:00:00Z")));

        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 1_000);
    }

    @Test
    void someZonesAndHoursThereMustBe() {
        List<TzdbZone> zones = List.of(CLIENT);
        List<String> unknown = List.of("EST", "Mars/Olympus");
        List<CallHours> hours = List.of(HoursRule.DEFAULT);

        assertThrows(IllegalArgumentException.class, () -> new WindowRule(List.of(), hours));
        assertThrows(IllegalArgumentException.class, () -> new WindowRule(zones, List.of()));
        assertThrows(IllegalArgumentException.class, () -> CallingWindow.named(unknown, null, null));
    }

    private static WindowRule rule(String zones, String from, String until) {
        List<String> names = zones.isEmpty() ? List.of() : List.of(zones.split(" "));
        return WindowRule.of(CallingWindow.named(names, second(from), second(until)), HoursRule.DEFAULT, CLIENT);
    }

    private static Integer second(String clock) {
        if (clock == null) {
            return null;
        }
        String[] parts = clock.split(":");
        return Integer.parseInt(parts[0]) * 3600 + Integer.parseInt(parts[1]) * 60;
    }
}
