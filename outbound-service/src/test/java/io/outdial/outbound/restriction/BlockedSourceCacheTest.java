package io.outdial.outbound.restriction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.restriction.BlockedSourceCache.Known;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BlockedSourceCacheTest {

    private static final Duration MAX_AGE = Duration.ofMinutes(15);
    private static final MemberKey ANNA = new MemberKey(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
    private static final Set<UUID> SOURCES = Set.of(new UUID(0, 4));
    private static final Known KNOWN = new Known(true, SOURCES);

    private final AtomicLong now = new AtomicLong(-5);
    private final BlockedSourceCache cache = new BlockedSourceCache(MAX_AGE, now::get);

    @Test
    void whoWasNeverAskedAboutIsNotKnown() {
        assertEquals(Known.NOT_ASKED, cache.find(ANNA));
        assertEquals(List.of(), cache.keys());
    }

    @Test
    void anAnswerHoldsForAQuarterOfAnHour() {
        cache.put(ANNA, SOURCES, Duration.ZERO);
        pass(MAX_AGE.minusSeconds(1));
        assertEquals(KNOWN, cache.find(ANNA));
        pass(Duration.ofSeconds(1));
        assertEquals(KNOWN, cache.find(ANNA));
        pass(Duration.ofSeconds(1));
        assertEquals(Known.NOTHING, cache.find(ANNA));
    }

    @Test
    void itCountsFromWhenItWasTrue() {
        cache.put(ANNA, SOURCES, Duration.ofMinutes(5));
        pass(Duration.ofMinutes(10));
        assertEquals(KNOWN, cache.find(ANNA));
        pass(Duration.ofSeconds(1));
        assertEquals(Known.NOTHING, cache.find(ANNA));
    }

    @Test
    void withoutAnAnswerNothingIsKnownAndAnEarlierOneHolds() {
        cache.putUnanswered(ANNA);
        assertEquals(Known.NOTHING, cache.find(ANNA));
        cache.put(ANNA, SOURCES, Duration.ZERO);
        cache.putUnanswered(ANNA);
        assertEquals(KNOWN, cache.find(ANNA));
    }

    @Test
    void aNewAnswerReplacesTheLast() {
        cache.put(ANNA, SOURCES, Duration.ZERO);
        cache.put(ANNA, Set.of(), Duration.ZERO);
        assertEquals(new Known(true, Set.of()), cache.find(ANNA));
    }

    /** Being asked about is not being looked at. */
    @Test
    void whoIsNotLookedAtIsForgotten() {
        cache.put(ANNA, SOURCES, Duration.ZERO);
        for (int minute = 0; minute < 15; minute++) {
            assertEquals(List.of(ANNA), cache.keys());
            cache.put(ANNA, SOURCES, Duration.ZERO);
            pass(Duration.ofMinutes(1));
        }
        assertEquals(List.of(), cache.keys());
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
