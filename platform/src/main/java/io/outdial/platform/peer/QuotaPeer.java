package io.outdial.platform.peer;

import io.outdial.contract.common.QuotaGrantDto;
import io.outdial.contract.common.QuotaQuestionDto;
import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.quota.QuotaGrant;
import io.outdial.platform.quota.QuotaKey;
import io.outdial.platform.quota.QuotaLedger;
import io.outdial.platform.quota.QuotaOwner;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The one ledger of all services, wherever it is kept: here, or in the service that is named. While that one does not
 * answer this one counts by itself, with its own ledger: a caller may then get its quota of each service, which is
 * better than nobody getting anything.
 */
@ApplicationScoped
public class QuotaPeer implements QuotaOwner {

    /** Name of the breaker, in metrics and tests. */
    public static final String BREAKER = "quota";

    private static final UUID NOBODY = new UUID(0, 0);

    private final QuotaLedger ledger;
    private final Instance<QuotaClient> client;
    private final PeerLookup lookup;

    @Inject
    public QuotaPeer(ServiceConfig config, QuotaLedger ledger, @RestClient Instance<QuotaClient> client) {
        this.ledger = ledger;
        this.client = client;
        this.lookup = config.quotaUrl().isPresent() ? new PeerLookup(BREAKER) : null;
    }

    void warmUp(@Observes StartupEvent started) {
        if (lookup != null) {
            lookup.warmUp(() -> client.get().grantQuota(new QuotaQuestionDto(NOBODY, "nobody", "nothing", 1, 1, null)));
        }
    }

    @Override
    public Uni<QuotaGrant> grant(QuotaKey key, int wanted) {
        if (lookup == null) {
            return Uni.createFrom().item(ledger.grant(key, wanted));
        }
        QuotaQuestionDto question = new QuotaQuestionDto(
                key.clientId(),
                key.subject(),
                key.scope(),
                key.limit().requests(),
                wanted,
                Math.toIntExact(key.limit().period().toSeconds()));
        return lookup.ask(() -> client.get().grantQuota(question), QuotaPeer::toGrant)
                .onFailure()
                .recoverWithItem(() -> ledger.grant(key, wanted));
    }

    private static QuotaGrant toGrant(QuotaGrantDto answer) {
        return new QuotaGrant(answer.tokens(), Duration.ofMillis(answer.endsInMillis()));
    }
}
