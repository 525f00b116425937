package io.outdial.platform.quota;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much of each quota has been given out. A minute begins with the first request that falls into it, and with the
 * next minute the whole quota is there again, so {@code Retry-After} says exactly when a try will pass.
 */
@ApplicationScoped
public class QuotaLedger {

    static final Duration MINUTE = Duration.ofMinutes(1);

    /**
     * Nobody gets more than this part of what is left at once. The less there is, the smaller the portions, down to
     * single tokens: so little is left in one hand while another asks in vain, and nothing at all of a small quota.
     */
    private static final int PORTION = 32;

    private final LongSupplier nanoTime;

    /** A quota that nobody has asked for in two minutes is whole again, so its count need not be kept. */
    private final LoadingCache<QuotaKey, Count> counts = Caffeine.newBuilder()
            .expireAfterAccess(MINUTE.multipliedBy(2))
            .executor(Runnable::run)
            .build(Count::new);

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

        private final int limit;
        private int left;
        private long endsAt;
        private boolean begun;

        Count(QuotaKey key) {
            this.limit = key.limit();
        }

        synchronized QuotaGrant grant(int wanted, long now) {
            if (!begun || now - endsAt >= 0) {
                begun = true;
                endsAt = now + MINUTE.toNanos();
                left = limit;
            }
            int tokens = Math.min(wanted, Math.min(left, Math.max(1, left / PORTION)));
            left -= tokens;
            return new QuotaGrant(tokens, Duration.ofNanos(endsAt - now));
        }
    }
}
