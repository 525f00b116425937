package io.outdial.platform.testing;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Telephone numbers of the United States for tests that share a database. None is drawn twice, as some of a few
 * thousand random ones would be, and none is one of those that tests write out.
 */
public final class UnusedNumbers {

    private static final String AREA = "202";
    private static final int FIRST = 2_000_000;
    private static final int COUNT = 8_000_000;
    private static final int WRITTEN_OUT = 555;

    /** Has no factor in common with the count, so all are drawn before one comes again. */
    private static final long STEP = 3_000_017;

    private static final AtomicInteger DRAWN =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private UnusedNumbers() {}

    /** Ten digits. */
    public static String national() {
        int number;
        do {
            number = FIRST + Math.floorMod(DRAWN.getAndIncrement() * STEP, COUNT);
        } while (number / 10_000 == WRITTEN_OUT);
        return AREA + number;
    }
}
