package io.outdial.outbound.restriction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * From which sources members get no call, as restrictions-service said last. Whoever is not looked at for a while is
 * forgotten, so whatever is in it is worth asking for again.
 */
// The class of the cache's entries, which Caffeine looks for by the name of its shape.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
final class BlockedSourceCache {

    private static final int MAX_REMEMBERED = 100_000;

    private final Cache<MemberKey, Remembered> all;
    private final Duration maxAge;
    private final LongSupplier nanoTime;

    /**
     * @param maxAge after which an answer says nothing, and after which a member who is not looked at is forgotten
     * @param nanoTime as {@link System#nanoTime}
     */
    BlockedSourceCache(Duration maxAge, LongSupplier nanoTime) {
        this.all = Caffeine.newBuilder()
                .expireAfterAccess(maxAge)
                .maximumSize(MAX_REMEMBERED)
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .build();
        this.maxAge = maxAge;
        this.nanoTime = nanoTime;
    }

    /**
     * What is known of a member.
     *
     * @param isAsked whether restrictions-service was asked, with or without success
     * @param sources null where nobody can tell
     */
    record Known(boolean isAsked, Set<UUID> sources) {

        static final Known NOT_ASKED = new Known(false, null);
        static final Known NOTHING = new Known(true, null);
    }

    Known find(MemberKey key) {
        Remembered remembered = all.getIfPresent(key);
        return remembered == null ? Known.NOT_ASKED : remembered.known(nanoTime.getAsLong(), maxAge);
    }

    /** @param age of the answer */
    void put(MemberKey key, Set<UUID> sources, Duration age) {
        entry(key).set(sources, nanoTime.getAsLong() - age.toNanos());
    }

    /** There was no answer. What an earlier one said still counts. */
    void putUnanswered(MemberKey key) {
        entry(key);
    }

    /** Whoever is in it. Does not count as looking at them. */
    Collection<MemberKey> keys() {
        all.cleanUp();
        return List.copyOf(all.asMap().keySet());
    }

    /** Writing an entry would count as looking at the member, so an entry itself changes. */
    private Remembered entry(MemberKey key) {
        Remembered remembered = all.policy().getIfPresentQuietly(key);
        return remembered == null ? all.get(key, absent -> new Remembered()) : remembered;
    }

    private static final class Remembered {

        private record Answer(Set<UUID> sources, long validAsOf) {}

        private volatile Answer last;

        void set(Set<UUID> sources, long validAsOf) {
            last = new Answer(Set.copyOf(sources), validAsOf);
        }

        Known known(long now, Duration maxAge) {
            Answer answer = last;
            return answer == null || now - answer.validAsOf > maxAge.toNanos()
                    ? Known.NOTHING
                    : new Known(true, answer.sources);
        }
    }
}
