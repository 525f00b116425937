package io.outdial.outbound.genesys;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.StoredNotifications;
import io.smallrye.mutiny.Uni;

/**
 * One {@code operationName} (genesys-web-services.md §2). A new operation is a bean that implements this;
 * {@link RecordOperations} finds it.
 */
interface RecordOperation extends NamedOperation {

    /** What it asks its agent for. */
    Privilege privilege();

    /** Whether it can be asked for under the URL that names this target. */
    boolean takes(RecordTarget target);

    /**
     * Carries it out in the current transaction, or in one of its own.
     *
     * @return what is stored for the agent, to be delivered after the commit
     * @throws io.outdial.platform.failure.Failure with nothing changed
     */
    Uni<StoredNotifications> carryOut(Agent agent, RecordTarget target, OperationParameters parameters);
}
