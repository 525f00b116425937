package io.outdial.outbound.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.WindowKey;
import io.outdial.outbound.window.CallHours;
import io.outdial.platform.time.TzdbZone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when a record may be called that is handed out now. */
class OpenWindowsTest {

    private static final CallHours DAY = new CallHours(8 * 3600, 21 * 3600);
    private static final TzdbZone NEW_YORK = TzdbZone.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        // zones, from and until of the record, now, until when
        "'', , , 2026-06-15T15:00:00Z, 2026-06-16T01:00:00Z",
        "Europe/Berlin, , , 2026-06-15T15:00:00Z, 2026-06-15T19:00:00Z",
        // several zones: the first that closes
        "America/New_York America/Los_Angeles, , , 2026-06-15T16:00:00Z, 2026-06-16T01:00:00Z",
        // half an hour beside
        "Asia/Kolkata, , , 2026-06-15T04:00:00Z, 2026-06-15T15:30:00Z",
        // the record's own hours, over midnight
        "America/New_York, 79200, 7200, 2026-06-16T03:00:00Z, 2026-06-16T06:00:00Z",
        // the clocks go forward at two, and are put back at two, while it is open
        "America/New_York, 79200, 18000, 2026-03-08T06:00:00Z, 2026-03-08T09:00:00Z",
        "America/New_York, 79200, 18000, 2026-11-01T05:00:00Z, 2026-11-01T10:00:00Z",
        // an end that the clocks skip: they show three at once
        "America/New_York, 79200, 9000, 2026-03-08T06:00:00Z, 2026-03-08T07:00:00Z",
        // closed already
        "Europe/Berlin, , , 2026-06-15T22:00:00Z, 2026-06-15T22:00:00Z",
    })
    void itClosesAtTheEndOfItsHours(String zones, Integer from, Integer until, Instant now, Instant end) {
        WindowKey key = new WindowKey(zones.isEmpty() ? List.of() : List.of(zones.split(" ")), from, until);
        assertEquals(Optional.of(end), OpenWindows.closing(key, DAY, NEW_YORK, now));
    }

    @Test
    void wholeDaysDoNotEnd() {
        assertEquals(
                Optional.empty(),
                OpenWindows.closing(
                        WindowKey.UNSAID, CallHours.WHOLE_DAY, NEW_YORK, Instant.parse("2026-06-15T15:00:00Z")));
    }

    /** A record has brought a window along since the campaign was read. */
    @Test
    void aWindowThatIsNotKnownYetIsAskedForAtOnce() {
        Instant night = Instant.parse("2026-06-15T03:00:00Z");
        Map<Integer, WindowKey> known = Map.of(1, WindowKey.UNSAID);

        assertEquals(
                new OpenWindows.Outlook(false, night),
                OpenWindows.outlook(Map.of(2, night.minusSeconds(1)), known, DAY, NEW_YORK, night));
        assertEquals(
                new OpenWindows.Outlook(true, night),
                OpenWindows.outlook(Map.of(1, night, 2, night), known, DAY, NEW_YORK, night));
    }

    @Test
    void whatIsDueOutsideOfItsHoursIsShutUntilTheyBegin() {
        Instant night = Instant.parse("2026-06-15T03:00:00Z");
        Instant morning = Instant.parse("2026-06-15T12:00:00Z");
        Map<Integer, WindowKey> known = Map.of(1, WindowKey.UNSAID);

        assertEquals(
                new OpenWindows.Outlook(true, morning),
                OpenWindows.outlook(Map.of(1, night.minusSeconds(60)), known, DAY, NEW_YORK, night));
        assertEquals(
                new OpenWindows.Outlook(false, morning.plusSeconds(60)),
                OpenWindows.outlook(Map.of(1, morning.plusSeconds(60)), known, DAY, NEW_YORK, night));
        assertEquals(new OpenWindows.Outlook(false, null), OpenWindows.outlook(Map.of(), known, DAY, NEW_YORK, night));
    }
}
