package io.outdial.platform.outbox;

import static io.outdial.platform.outbox.LookBack.EVER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LookBackTest {

    private static final Duration LATELY = Duration.ofSeconds(15);
    private static final long START = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();

    private final LookBack lookBack = new LookBack(LATELY);

    @Test
    void theFirstBeginsAtTheBeginning() {
        assertEquals(EVER, backAt(START));
    }

    /** Nanoseconds may overflow meanwhile. */
    @Test
    void oneFromTheBeginningMayTakeAHundredthOfTheTime() {
        look(START, after(10), null);
        assertEquals(LATELY, backAt(after(1_009)));
        assertEquals(EVER, backAt(after(1_010)));
    }

    @Test
    void oneThatTakesLongComesTwiceAMinute() {
        look(START, after(3_000), null);
        assertEquals(seconds(33), backAt(after(32_000)));
        assertEquals(EVER, backAt(after(33_000)));
    }

    /** A key that has many events has them one after the other, all as old as the first, whatever else there is. */
    @Test
    void whatWasFoundFromTheBeginningIsLookedForUntilTheNext() {
        look(START, after(200), Duration.ofMinutes(5));
        look(after(1_000), after(1_001), seconds(1));
        assertEquals(seconds(300 + 1 + 2), backAt(after(2_000)));
        look(after(21_000), after(21_200), seconds(2));
        assertEquals(LATELY, backAt(after(22_000)));
    }

    /** A hundred thousand events that were written together need longer than what counts as lately. */
    @Test
    void whatWasFoundLastIsLookedForUntilOthersAreFound() {
        look(START, after(200), null);
        look(after(4_000), after(4_100), seconds(14));
        assertEquals(seconds(14 + 1 + 5), backAt(after(9_000)));
        look(after(9_000), after(9_100), null);
        assertEquals(seconds(14 + 1 + 6), backAt(after(10_000)));
        look(after(10_000), after(10_100), seconds(1));
        assertEquals(LATELY, backAt(after(11_000)));
    }

    private Duration backAt(long now) {
        return lookBack.begin(now).back();
    }

    private void look(long begun, long ended, Duration oldest) {
        lookBack.end(lookBack.begin(begun), ended, oldest);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static long after(long millis) {
        return START + Duration.ofMillis(millis).toNanos();
    }
}
