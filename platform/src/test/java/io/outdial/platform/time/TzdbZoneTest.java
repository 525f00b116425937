package io.outdial.platform.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TzdbZoneTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/New_York",
                // Newer than the database of JDK 17
                "America/Coyhaique",
                "Europe/Kyiv",
                "US/Eastern",
                "EST",
                "EST5EDT",
                "Etc/GMT-5",
                "UTC",
                "GMT",
                "GMT0",
                "Zulu"
            })
    void aNameOfTheDatabaseIsAZone(String id) {
        assertEquals(id, TzdbZone.find(id).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "SystemV/EST5",
                "America/Nowhere",
                "america/new_york",
                "America/New_York ",
                "+02:00",
                "GMT+2",
                "UTC+01:00",
                "UT",
                "CTT",
                "PST",
                "Local"
            })
    void everythingElseIsNone(String id) {
        assertTrue(TzdbZone.find(id).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> TzdbZone.of(id));
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2030-01-31T18:00:00, 2030-01-31T23:00:00Z",
        "America/New_York, 2030-07-31T18:00:00, 2030-07-31T22:00:00Z",
        // Skipped: by the offset of a moment before; the first and the last second of the gap, and the first after it
        "America/New_York, 2030-03-10T01:59:59, 2030-03-10T06:59:59Z",
        "America/New_York, 2030-03-10T02:00:00, 2030-03-10T07:00:00Z",
        "America/New_York, 2030-03-10T02:30:00, 2030-03-10T07:30:00Z",
        "America/New_York, 2030-03-10T02:59:59, 2030-03-10T07:59:59Z",
        "America/New_York, 2030-03-10T03:00:00, 2030-03-10T07:00:00Z",
        // Shown twice: the first
        "America/New_York, 2030-11-03T01:30:00, 2030-11-03T05:30:00Z",
        "America/New_York, 2030-11-03T02:00:00, 2030-11-03T07:00:00Z",
        // The rules go on for ever
        "America/New_York, 9999-07-01T00:00:00, 9999-07-01T04:00:00Z",
        "Australia/Lord_Howe, 2030-10-06T02:10:00, 2030-10-05T15:40:00Z",
        "Asia/Kolkata, 2030-01-31T18:00:00, 2030-01-31T12:30:00Z",
        // Winter time was given up in March 2025
        "America/Coyhaique, 2030-07-01T00:00:00, 2030-07-01T03:00:00Z",
        "America/Coyhaique, 2024-07-01T00:00:00, 2024-07-01T04:00:00Z",
        "UTC, 2030-01-31T18:00:00, 2030-01-31T18:00:00Z",
    })
    void theClocksOfAZoneMeanAnInstant(String zone, LocalDateTime clock, Instant expected) {
        assertEquals(expected, TzdbZone.of(zone).instantOf(clock));
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2030-03-10T06:59:59Z, 2030-03-10T01:59:59, 2030-03-10T07:00:00Z",
        "America/New_York, 2030-03-10T07:00:00Z, 2030-03-10T03:00:00, 2030-11-03T06:00:00Z",
        "America/New_York, 2030-11-03T06:30:00Z, 2030-11-03T01:30:00, 2031-03-09T07:00:00Z",
        "Australia/Lord_Howe, 2030-10-05T15:30:00Z, 2030-10-06T02:30:00, 2031-04-05T15:00:00Z",
        "Asia/Kathmandu, 2030-01-31T18:00:00Z, 2030-01-31T23:45:00,",
        "UTC, 2030-01-31T18:00:00Z, 2030-01-31T18:00:00,",
    })
    void anInstantIsShownByTheClocksOfAZone(String id, Instant instant, LocalDateTime clock, Instant nextChange) {
        TzdbZone zone = TzdbZone.of(id);

        assertEquals(clock, zone.clockAt(instant));
        assertEquals(instant, clock.toInstant(zone.offsetAt(instant)));
        assertEquals(Optional.ofNullable(nextChange), zone.nextChange(instant));
    }

    /** Where the JVM's rules cannot have changed since, they are the same rules: nothing is lost in reading them. */
    @Test
    void thePastIsThatOfTheJvm() {
        int compared = 0;
        for (String id :
                new String[] {"America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Sydney", "UTC"}) {
            TzdbZone zone = TzdbZone.of(id);
            for (LocalDateTime clock = LocalDateTime.of(1970, 1, 1, 0, 30);
                    clock.getYear() < 2020;
                    clock = clock.plusHours(7)) {
                assertEquals(clock.atZone(ZoneId.of(id)).toInstant(), zone.instantOf(clock), id + " " + clock);
                compared++;
            }
        }
        assertTrue(compared > 100_000, () -> "too few");
    }

    @Test
    void inJsonItIsItsName() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();

        assertEquals("\"America/New_York\"", json.writeValueAsString(TzdbZone.of("America/New_York")));
        assertEquals(TzdbZone.of("America/New_York"), json.readValue("\"America/New_York\"", TzdbZone.class));
        assertEquals("Z", json.readValue("\"Z\"", TzdbZone.class).id());
    }
}
