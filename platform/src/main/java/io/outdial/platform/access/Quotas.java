package io.outdial.platform.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.quota.QuotaKey;
import io.outdial.platform.quota.QuotaLease;
import io.outdial.platform.quota.QuotaLimit;
import io.outdial.platform.quota.QuotaOwner;
import io.outdial.platform.request.CallersContext;
import io.outdial.platform.spec.QuotaClass;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The requests of a caller, counted over all services together (ADR 0026). A default is for the operations of its
 * class; a caller may have another quota of its own for a class, by name. Requests a minute of its own are for all that
 * it calls and that is counted by the minute. The default of agents can be another one for each client, and for the
 * installation.
 */
@ApplicationScoped
@Startup
public class Quotas {

    private static final String EVERYTHING = "*";

    /**
     * A caller that has sent nothing for more than a period has its whole quota again, so its lease need not be kept;
     * of a longer one than a minute the owner keeps the count. Evicted on the caller's thread: there is little to do,
     * and waking another thread for it would cost more and take time from the event loops.
     */
    private final LoadingCache<QuotaKey, QuotaLease> leases;

    private final OptionalInt agentRequestsPerMinute;
    private final MeterRegistry metrics;

    /** @throws IllegalArgumentException if agents could not send anything */
    @Inject
    public Quotas(QuotaOwner owner, ServiceConfig config, MeterRegistry metrics) {
        this(owner, config.agentRequestsPerMinute(), metrics);
    }

    /** @param agentRequestsPerMinute the default of the installation, where it has one of its own */
    Quotas(QuotaOwner owner, OptionalInt agentRequestsPerMinute, MeterRegistry metrics) {
        if (agentRequestsPerMinute.orElse(1) < 1) {
            throw new IllegalArgumentException("outdial.agent-requests-per-minute is less than 1");
        }
        this.agentRequestsPerMinute = agentRequestsPerMinute;
        this.metrics = metrics;
        leases = Caffeine.newBuilder()
                .expireAfterAccess(Duration.ofMinutes(2))
                .executor(Runnable::run)
                .build(key -> new QuotaLease(key, owner, System::nanoTime));
    }

    /**
     * Carries out {@code work} if the caller's quota has room for it: at once where this service holds a token, else as
     * soon as it has been granted one.
     *
     * @throws Failure.OverQuota from here or from the Uni, if the caller has used its quota up
     */
    public <T> Uni<T> within(Caller caller, QuotaClass quota, Supplier<Uni<T>> work) {
        QuotaLease lease = leases.get(key(caller, quota));
        if (isTaken(lease, quota)) {
            return work.get();
        }
        Uni<Void> answer = lease.ask();
        if (isTaken(lease, quota)) {
            return work.get();
        }
        return CallersContext.resume(turn(lease, answer, quota)).chain(ignored -> work.get());
    }

    private Uni<Void> turn(QuotaLease lease, Uni<Void> answer, QuotaClass quota) {
        return answer.chain(
                () -> isTaken(lease, quota) ? Uni.createFrom().voidItem() : turn(lease, lease.ask(), quota));
    }

    private boolean isTaken(QuotaLease lease, QuotaClass quota) {
        return switch (lease.take()) {
            case TAKEN -> true;
            case ASK -> false;
            case USED_UP -> {
                metrics.counter("outdial.quota.rejections", "quota", quota.name())
                        .increment();
                throw new Failure.OverQuota(lease.usedUpFor());
            }
        };
    }

    private QuotaKey key(Caller caller, QuotaClass quota) {
        QuotaLimit named = caller.quotas().get(quota.name());
        Integer own = caller.requestsPerMinute();
        if (named == null && own != null && quota.limit().isByMinute()) {
            return new QuotaKey(caller.clientId(), caller.subject(), EVERYTHING, QuotaLimit.perMinute(own));
        }
        QuotaLimit limit = named == null ? limit(caller, quota) : named;
        return new QuotaKey(caller.clientId(), caller.subject(), quota.name(), limit);
    }

    private QuotaLimit limit(Caller caller, QuotaClass quota) {
        if (!quota.isOfAgents()) {
            return quota.limit();
        }
        Integer ofClient = caller.client().agentRequestsPerMinute();
        if (ofClient != null) {
            return QuotaLimit.perMinute(ofClient);
        }
        return agentRequestsPerMinute.isPresent()
                ? QuotaLimit.perMinute(agentRequestsPerMinute.getAsInt())
                : quota.limit();
    }
}
