package io.outdial.outbound.genesys;

import io.smallrye.mutiny.Uni;

/** One {@code operationName} of {@code POST /api/v2/me}. A new operation is a bean that implements this. */
interface SessionOperation extends NamedOperation {

    /**
     * Carries it out in the current transaction.
     *
     * @throws io.outdial.platform.failure.Failure with nothing changed
     */
    Uni<SessionOutcome> carryOut(SessionRequest request);
}
