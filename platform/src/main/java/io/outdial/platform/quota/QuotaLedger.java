package io.outdial.platform.quota;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much of each quota has been given out. A period begins with the first request that falls into it, and with the
 * next one the whole quota is there again, so {@code Retry-After} says exactly when a try will pass.
 */
@ApplicationScoped
public class QuotaLedger {

    private final LongSupplier nanoTime;

    /**
     * A quota that nobody has asked for in two of the longest periods is whole again, so its count need not be kept.
     */
    private final LoadingCache<QuotaKey, Count> counts = Caffeine.newBuilder()
            .expireAfterAccess(QuotaLimit.MAX_PERIOD.multipliedBy(2))
            .executor(Runnable::run)
            .build(key -> new Count(key.limit()));

    public QuotaLedger() {
        this(System::nanoTime);
    }

    QuotaLedger(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param wanted at least 1 */
    public QuotaGrant grant(QuotaKey key, int wanted) {
        return counts.get(key).grant(wanted, nanoTime.getAsLong());
    }

    private static final class Count {

        private final QuotaLimit limit;
        private int left;
        private long endsAt;
        private boolean begun;

        Count(QuotaLimit limit) {
            this.limit = limit;
        }

        synchronized QuotaGrant grant(int wanted, long now) {
            if (!begun || now - endsAt >= 0) {
                begun = true;
                endsAt = now + limit.period().toNanos();
                left = limit.requests();
            }
            int tokens = Math.min(wanted, Math.min(left, limit.portion()));
            left -= tokens;
            return new QuotaGrant(tokens, Duration.ofNanos(endsAt - now));
        }
    }
}
