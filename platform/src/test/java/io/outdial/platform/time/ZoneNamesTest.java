package io.outdial.platform.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {

    @ParameterizedTest
    @CsvSource({
        "EST, America/New_York",
        "CST, America/Chicago",
        "MST, America/Denver America/Phoenix",
        "PST, America/Los_Angeles",
        "GMT, GMT",
        "EST5EDT, EST5EDT",
        "Asia/Kathmandu, Asia/Kathmandu",
        "America/Coyhaique, America/Coyhaique",
    })
    void aNameMeansZones(String name, String expected) {
        List<TzdbZone> zones =
                Arrays.stream(expected.split(" ")).map(TzdbZone::of).toList();

        assertEquals(zones, ZoneNames.zones(name));
        assertTrue(ZoneNames.isKnown(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "est", "EDT", "BST", "AKST", "+02:00", "GMT+2", "Mars/Olympus"})
    void everythingElseMeansNone(String name) {
        assertEquals(List.of(), ZoneNames.zones(name));
        assertFalse(ZoneNames.isKnown(name));
    }

    @Test
    void noNameMeansNone() {
        assertEquals(List.of(), ZoneNames.zones(null));
    }
}
