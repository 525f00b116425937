package io.outdial.outbound.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareRuleTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 10, true",
        "4, 4, 10, true",
        "5, 5, 10, false",
        "0, 5, 10, true",
        "2, 7, 10, true",
        "3, 7, 10, false",
        "0, 9, 10, true",
        "0, 10, 10, false",
        "0, 11, 10, false",
        "0, 0, 1, true",
    })
    void noClientHasMoreThanIsFree(int own, int waiting, int places, boolean admitted) {
        assertEquals(admitted, ShareRule.admits(own, waiting, places));
    }

    /** However many flood it, one after the other, the next one finds a place. */
    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 1333", "3, 1500", "9, 1800"})
    void whoComesNextIsLetIn(int clients, int taken) {
        int[] own = new int[clients];
        boolean admitted;
        do {
            admitted = false;
            for (int client = 0; client < clients; client++) {
                if (ShareRule.admits(own[client], Arrays.stream(own).sum(), 2_000)) {
                    own[client]++;
                    admitted = true;
                }
            }
        } while (admitted);
        int waiting = Arrays.stream(own).sum();
        assertEquals(taken, waiting, 2 * clients);
        assertTrue(ShareRule.admits(0, waiting, 2_000));
    }
}
