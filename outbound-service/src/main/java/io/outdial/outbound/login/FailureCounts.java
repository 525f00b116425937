package io.outdial.outbound.login;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentMap;

/** Failures by one thing: a name, an address, or both. Each is forgotten some time after the last one. */
final class FailureCounts {

    private final PauseRule rule;
    private final Clock clock;
    private final ConcurrentMap<String, Count> counts;

    FailureCounts(PauseRule rule, Duration forgetAfter, long maxCounted, Clock clock) {
        this.rule = rule;
        this.clock = clock;
        this.counts = Caffeine.newBuilder()
                .expireAfterWrite(forgetAfter)
                .maximumSize(maxCounted)
                .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
                .<String, Count>build()
                .asMap();
    }

    /** How long the next try still has to wait; zero if it need not. */
    Duration pause(String key) {
        Count count = counts.get(key);
        Instant now = clock.instant();
        return count == null || !now.isBefore(count.pausedUntil)
                ? Duration.ZERO
                : Duration.between(now, count.pausedUntil);
    }

    void add(String key) {
        counts.merge(key, after(1), (present, one) -> after(present.failures + 1));
    }

    /** What was added has ended: the pause begins now. */
    void renew(String key) {
        counts.computeIfPresent(key, (same, count) -> after(count.failures));
    }

    /** One was no failure. Nothing is tried during a pause, so a pause there is now is its own. */
    void takeBack(String key) {
        counts.computeIfPresent(
                key, (same, count) -> count.failures <= 1 ? null : new Count(count.failures - 1, Instant.MIN));
    }

    void forget(String key) {
        counts.remove(key);
    }

    private Count after(int failures) {
        return new Count(failures, clock.instant().plus(rule.after(failures)));
    }

    private record Count(int failures, Instant pausedUntil) {}
}
