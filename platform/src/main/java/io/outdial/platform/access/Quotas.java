package io.outdial.platform.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.dialect.Dialect;
import io.outdial.platform.failure.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Requests per minute of a caller. The whole quota is there again a minute after the first request that used it, so {@code retryAfter} says exactly when a try
 * will pass. Counted in this process: with n replicas a caller may get up to n times its quota.
 */
@ApplicationScoped
public class Quotas {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /**
     * A caller that has been quiet for longer than the window has its whole quota again, so its bucket need not be kept. Tidied on the caller's thread: there is little to
     * tidy, and waking another for it would cost every few requests more than that, and take the processor from the event loops.
     */
    private final LoadingCache<Subject, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .executor(Runnable::run)
            .build(Quotas::fresh);

    /** @throws Failure.OverQuota if the caller has used its quota up */
    public void consume(Caller caller, Dialect dialect) {
        int limit =
                caller.requestsPerMinute() == null ? dialect.defaultRequestsPerMinute() : caller.requestsPerMinute();
        Subject subject = new Subject(caller.clientId(), caller.subject(), dialect, limit);
        ConsumptionProbe probe = buckets.get(subject).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Failure.OverQuota(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static Bucket fresh(Subject subject) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(subject.limit()).refillIntervally(subject.limit(), WINDOW))
                .build();
    }

    private record Subject(UUID clientId, String subject, Dialect dialect, int limit) {}
}
