package io.outdial.restrictions.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeardNameTest {

    private static final long FRESH = TimeUnit.MINUTES.toNanos(1);
    private static final int NAMES = 1_000;

    private final long heardAt = System.nanoTime();
    private final List<CachedName> names = Stream.generate(() -> new CachedName("Ada", heardAt, heardAt))
            .limit(NAMES)
            .toList();

    @Test
    void namesHeardTogetherFallDueOneAfterTheOther() {
        assertEquals(0, dueAt(0.49));
        long early = dueAt(0.75);
        assertTrue(early > NAMES / 4 && early < NAMES * 3 / 4, early + " of " + NAMES);
        assertEquals(NAMES, early + dueAt(1));
    }

    @Test
    void oneCallerIsToldOnceAPeriod() {
        CachedName name = names.get(0);
        assertTrue(name.isDue(FRESH, heardAt + FRESH));
        assertFalse(name.isDue(FRESH, heardAt + FRESH + FRESH / 3));
        assertTrue(name.isDue(FRESH, heardAt + 2 * FRESH));
    }

    private long dueAt(double share) {
        long now = heardAt + (long) (FRESH * share);
        return names.stream().filter(name -> name.isDue(FRESH, now)).count();
    }
}
