package io.outdial.outbound.genesys;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.StoredNotifications;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** An operation that has to ask another service first, which is not done inside a transaction. */
interface AskingOperation extends RecordOperation {

    /**
     * Asks, in transactions that are over when this is.
     *
     * @return what is left to do, in the current transaction or in one of its own
     * @throws io.outdial.platform.failure.Failure with nothing changed
     */
    Uni<Supplier<Uni<StoredNotifications>>> ask(Agent agent, RecordTarget target, OperationParameters parameters);

    @Override
    default Uni<StoredNotifications> carryOut(Agent agent, RecordTarget target, OperationParameters parameters) {
        return ask(agent, target, parameters).chain(Supplier::get);
    }
}
