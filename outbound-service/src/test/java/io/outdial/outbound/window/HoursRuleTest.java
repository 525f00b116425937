package io.outdial.outbound.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.time.TzdbZone;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursRuleTest {

    private static final List<TzdbZone> ZONES = List.of(TzdbZone.of("Asia/Kolkata"));
    private static final int DAY = CallHours.SECONDS_OF_A_DAY;

    @ParameterizedTest
    @CsvSource({
        // Nothing said, nothing changed
        "     ,      ,   0,      ,      ",
        // Quarters stay
        "28800, 75600,   0, 28800, 75600",
        "28800, 75600, 256, 28800, 75600",
        // From up, until down
        "28801, 75599,   0, 29700, 74700",
        "29699, 75601,   0, 29700, 75600",
        "    1, 86339,   0,   900, 85500",
        // The last second that the dialects can write is midnight
        "    0, 86399,   0,     0, 86400",
        "28800, 86399,   0, 28800, 86400",
        "28800,     0,   0, 28800, 86400",
        "    1,     0,   0,   900, 86400",
        // Over midnight
        "79200, 21600,   0, 79200, 21600",
        "79201, 21599,   0, 80100, 20700",
        "86300,  3600,   0,     0,  3600",
        "86300,  4000,   0,     0,  3600",
        "80000,   800,   0, 80100, 86400",
        "86399, 86398,   0,     0, 85500",
        " 3600,  3599,   0,  3600,  2700",
        // One end only
        "28801,      ,   0, 29700,      ",
        "     , 75599,   0,      , 74700",
        "     , 86399,   0,      , 86400",
        "85500,      ,   0, 85500,      ",
        // Whole hours where there are many windows
        "28800, 75600, 257, 28800, 75600",
        "29700, 74700, 257, 32400, 72000",
        "81900,  9000, 257, 82800,  7200",
        "85500,  7199, 257,     0,  3600",
    })
    void hoursAreRoundedInwards(Integer from, Integer until, int windows, Integer roundedFrom, Integer roundedUntil) {
        assertEquals(
                Optional.of(new CallingWindow(ZONES, roundedFrom, roundedUntil)),
                HoursRule.inward(new CallingWindow(ZONES, from, until), windows));
    }

    @ParameterizedTest
    @CsvSource({
        // Neither none nor the whole day
        "    0,     0,   0",
        "28800, 28800,   0",
        "86399, 86399,   0",
        // Less than a quarter, or none that is whole
        "28800, 29699,   0",
        "28801, 30599,   0",
        "86300,   899,   0",
        "85501, 86399,   0",
        "85501,      ,   0",
        "     ,   899,   0",
        "     ,     0,   0",
        "28801, 35999, 257",
    })
    void whatWouldVanishIsRefused(Integer from, Integer until, int windows) {
        assertEquals(Optional.empty(), HoursRule.inward(new CallingWindow(ZONES, from, until), windows));
    }

    /** Every second of the rounded hours was wished, and less than two steps are lost. */
    @Test
    void noSecondIsAdded() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            int from = random.nextInt(DAY - 1);
            int until = random.nextInt(DAY - 1);
            int windows = random.nextBoolean() ? 0 : 1000;
            int length = from == until ? 0 : Math.floorMod(until - from, DAY);
            int rounded = 0;
            Optional<CallingWindow> window = HoursRule.inward(new CallingWindow(ZONES, from, until), windows);
            if (window.isPresent()) {
                CallHours wished = new CallHours(from, until);
                CallHours given =
                        new CallHours(window.get().callFrom(), window.get().callUntil());
                for (int second = 0; second < DAY; second++) {
                    if (given.contains(second)) {
                        rounded++;
                        assertTrue(wished.contains(second), () -> wished + " " + given);
                    }
                }
            }
            int lost = length - rounded;
            assertTrue(lost >= 0 && lost < 2 * (windows == 0 ? 900 : 3600), from + " " + until + " loses " + lost);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "     ,      , false, 32400, 64800",
        "28800, 75600, false, 28800, 75600",
        "79200, 21600, false, 79200, 21600",
        "     ,      ,  true,     0, 86400",
        "28800, 75600,  true,     0, 86400",
    })
    void aCampaignHasItsOwnHoursOrThoseOfTheClient(
            Integer from, Integer until, boolean dialAfterhours, int expectedFrom, int expectedUntil) {
        assertEquals(
                new CallHours(expectedFrom, expectedUntil),
                HoursRule.ofCampaign(from, until, new CallHours(32_400, 64_800), dialAfterhours));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 5", "5, -1", "86400, 5", "0, 86401", "7, 7"})
    void someHoursAreNone(int from, int until) {
        assertThrows(IllegalArgumentException.class, () -> new CallHours(from, until));
    }
}
