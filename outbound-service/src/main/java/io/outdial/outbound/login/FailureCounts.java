package io.outdial.outbound.login;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentMap;

/** Counts failures by key: a name, an address, or both. A count is dropped some time after its last failure. */
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

    /** The attempt that was added has ended: its pause begins now. */
    void renew(String key) {
        counts.computeIfPresent(key, (same, count) -> after(count.failures));
    }

    /** Takes back an attempt that was no failure. Nothing is tried during a pause, so the present pause is its own. */
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
