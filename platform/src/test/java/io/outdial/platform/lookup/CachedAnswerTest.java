package io.outdial.platform.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CachedAnswerTest {

    private static final long FRESH = TimeUnit.MINUTES.toNanos(1);
    private static final int ANSWERS = 1_000;

    private final long askedAt = System.nanoTime();
    private final List<CachedAnswer<String>> answers = Stream.generate(
                    () -> new CachedAnswer<>("Ada", askedAt, askedAt))
            .limit(ANSWERS)
            .toList();

    @Test
    void answersOfOneMomentFallDueOneAfterTheOther() {
        assertEquals(0, dueAt(0.49));
        long early = dueAt(0.75);
        assertTrue(early > ANSWERS / 4 && early < ANSWERS * 3 / 4, early + " of " + ANSWERS);
        assertEquals(ANSWERS, early + dueAt(1));
    }

    @Test
    void oneCallerIsToldOnceAPeriod() {
        CachedAnswer<String> answer = answers.get(0);
        assertTrue(answer.isDue(FRESH, askedAt + FRESH));
        assertFalse(answer.isDue(FRESH, askedAt + FRESH + FRESH / 3));
        assertTrue(answer.isDue(FRESH, askedAt + 2 * FRESH));
    }

    private long dueAt(double share) {
        long now = askedAt + (long) (FRESH * share);
        return answers.stream().filter(answer -> answer.isDue(FRESH, now)).count();
    }
}
