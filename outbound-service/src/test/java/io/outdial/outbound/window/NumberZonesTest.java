package io.outdial.outbound.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberZonesTest {

    @ParameterizedTest
    @CsvSource({
        "+12025550142,  America/New_York",
        "+13035550142,  America/Denver",
        "+18085550142,  Pacific/Honolulu",
        "+442079460018, Europe/London",
        "+4930123456,   Europe/Berlin",
        "+919876543210, Asia/Calcutta",
        "+8613912345678, Asia/Shanghai",
        "+390612345678, Europe/Rome",
        "+79161234567, Europe/Moscow",
    })
    void anAreaHasItsZone(String key, String zone) {
        assertEquals(List.of(zone), NumberZones.of(new PhoneNumber(key, key)));
    }

    /** In all of them it must be time to call. */
    @Test
    void anAreaMayHaveTwo() {
        String inIdaho = "+12085550142";
        assertEquals(
                List.of("America/Boise", "America/Los_Angeles"), NumberZones.of(new PhoneNumber(inIdaho, inIdaho)));
    }

    @ParameterizedTest
    @CsvSource({
        // Toll-free, a satellite, an extension, a country that is not there
        "+18005550142",
        "+881612345678",
        "4711",
        "+9991234567"
    })
    void whatMayBeAnywhereHasNone(String key) {
        assertEquals(List.of(), NumberZones.of(new PhoneNumber(key, key)));
    }
}
