package io.outdial.outbound.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.time.ZoneNames;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostalZonesTest {

    @ParameterizedTest
    @CsvSource({
        "20001,      America/New_York",
        "60601-1234, America/Chicago",
        "80202,      America/Denver",
        "' 85001 ',  America/Phoenix",
        "86515,      America/Phoenix America/Denver",
        "94105,      America/Los_Angeles",
        "99501,      America/Anchorage",
        "96813,      Pacific/Honolulu",
        "00901,      America/Puerto_Rico",
        "32501,      America/Chicago",
        "32801,      America/New_York",
        "37402,      America/New_York",
        "37201,      America/Chicago",
        "47708,      America/Chicago America/New_York",
        "57701,      America/Denver America/Chicago",
        "79901,      America/Denver",
        "79830,      America/Chicago America/Denver",
        "97914,      America/Los_Angeles America/Denver",
        "09012,      ''",
        "96201,      ''",
        "2000,       ''",
        "ABCDE,      ''",
        "'',         ''"
    })
    void anAreaSaysItsZones(String code, String zones) {
        assertEquals(zones.isEmpty() ? List.of() : List.of(zones.split(" ")), PostalZones.of(code, "US"));
    }

    @Test
    void elsewhereNobodyKnows() {
        assertEquals(List.of(), PostalZones.of("20001", "DE"));
        assertEquals(List.of(), PostalZones.of(null, "US"));
    }

    @Test
    void allOfThemAreZones() {
        IntStream.range(0, 1_000)
                .mapToObj(area -> PostalZones.of("%03d01".formatted(area), "US"))
                .forEach(zones -> assertTrue(zones.stream().allMatch(ZoneNames::isKnown), zones.toString()));
    }
}
