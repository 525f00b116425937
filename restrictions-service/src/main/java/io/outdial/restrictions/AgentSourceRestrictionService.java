package io.outdial.restrictions;

import io.outdial.restrictions.names.NameService;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Keeps restrictions. Whether campaign, member and source exist is asked before, outside of the transaction: see {@link NameService}. */
@ApplicationScoped
public class AgentSourceRestrictionService {

    @Inject
    AgentSourceRestrictionRepository restrictions;

    /** The restriction of the pair: new, or the one there is. */
    @WithTransaction
    Uni<AgentSourceRestriction> restrict(UUID clientId, RestrictedPair pair) {
        return restrictions.ensure(clientId, pair);
    }
}
