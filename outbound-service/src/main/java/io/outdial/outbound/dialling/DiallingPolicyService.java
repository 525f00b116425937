package io.outdial.outbound.dialling;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The dialling policy of a client. */
@ApplicationScoped
public class DiallingPolicyService {

    @Inject
    DiallingPolicyRepository policies;

    @WithSession
    Uni<DiallingPolicy> get(UUID clientId) {
        return policies.find(clientId);
    }

    /** @return the policy as it is now */
    @WithTransaction
    Uni<DiallingPolicy> replace(UUID clientId, DiallingPolicy policy) {
        return policies.replace(clientId, policy).replaceWith(policy);
    }
}
