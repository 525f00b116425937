package io.outdial.outbound.pull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What came of the calls of campaigns in the last day, counted at most once in five seconds for each: to count reads
 * all of those calls, and a dialler pulls several times a second. So the share of dropped calls is up to ten seconds
 * old, five while it is pulled all the time. A day's share hardly moves in that time.
 */
// The class of the cache's entries, which Caffeine looks for by the name of its shape.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
final class LastDays {

    private static final int MAX_KNOWN = 10_000;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final Duration FRESH_FOR = Duration.ofSeconds(5);

    /** While one pull counts, the others go on with what was counted before. */
    private static final Duration MAX_AGE = FRESH_FOR.multipliedBy(2);

    private final Cache<Key, Counted> known = Caffeine.newBuilder()
            .expireAfterAccess(KNOWN_FOR)
            .maximumSize(MAX_KNOWN)
            .build();

    private final LongSupplier nanoTime;

    /** @param nanoTime as {@link System#nanoTime} */
    LastDays(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * @param dropped calls that were answered and had no agent
     * @param reached calls that reached somebody
     */
    record LastDay(long dropped, long reached) {

        static final LastDay NO_CALLS = new LastDay(0, 0);
    }

    private record Key(UUID clientId, UUID campaignId) {}

    /**
     * @param at when counting began
     * @param isCountedAnew by somebody who has found it too old
     */
    private record Counted(LastDay day, long at, boolean isCountedAnew) {}

    /** @param count counts all of the campaign's calls of the last day; not called where what is known is new enough */
    Uni<LastDay> find(UUID clientId, UUID campaignId, Supplier<Uni<LastDay>> count) {
        Key key = new Key(clientId, campaignId);
        Counted counted = known.getIfPresent(key);
        long now = nanoTime.getAsLong();
        return counted == null || !isGoodEnough(key, counted, now)
                ? count.get()
                        .invoke(day -> known.put(key, new Counted(day, now, false)))
                        .onFailure()
                        .invoke(() -> known.invalidate(key))
                : Uni.createFrom().item(counted.day());
    }

    private boolean isGoodEnough(Key key, Counted counted, long now) {
        long age = now - counted.at();
        if (age < FRESH_FOR.toNanos()) {
            return true;
        }
        boolean othersCount = counted.isCountedAnew()
                || !known.asMap().replace(key, counted, new Counted(counted.day(), counted.at(), true));
        return othersCount && age < MAX_AGE.toNanos();
    }
}
