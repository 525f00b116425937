package io.outdial.outbound.quota;

import io.outdial.platform.peer.PeerLookup;
import io.outdial.platform.quota.QuotaGrant;
import io.outdial.platform.quota.QuotaKey;
import io.outdial.platform.quota.QuotaLedger;
import io.outdial.platform.quota.QuotaLimit;
import io.outdial.platform.quota.QuotaOwner;
import io.outdial.platform.request.CallersContext;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Function;

/**
 * The owner of all quotas: counts them in the database, where all replicas of this service count. While that does not
 * answer in time, each replica gives out its share.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class SharedQuotas implements QuotaOwner {

    private static final String BREAKER = "quota-count";

    private static final UUID NOBODY = new UUID(0, 0);

    private final QuotaCountRepository counts;
    private final QuotaLedger ledger;
    private final QuotaReplicas replicas;
    private final PeerLookup lookup = PeerLookup.withoutRetry(BREAKER);

    @Inject
    SharedQuotas(QuotaCountRepository counts, QuotaLedger ledger, QuotaReplicas replicas) {
        this.counts = counts;
        this.ledger = ledger;
        this.replicas = replicas;
    }

    /** The first statement of a new process takes longer than a request would wait. */
    void warmUp(@Observes StartupEvent started) {
        lookup.warmUp(() -> counts.grant(new QuotaKey(NOBODY, "nobody", "nothing", QuotaLimit.perMinute(1)), 1));
    }

    @Override
    public Uni<QuotaGrant> grant(QuotaKey key, int wanted) {
        return CallersContext.resume(lookup.ask(() -> counts.grant(key, wanted), Function.identity())
                .onFailure()
                .recoverWithItem(() -> ledger.grant(key.sharedBy(replicas.count()), wanted)));
    }
}
