package io.outdial.outbound.pull;

import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.CallbackRepository;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Tells agents that callbacks they have promised are due; the next record that they ask for is one of them. */
@ApplicationScoped
class CallbackSweeper {

    private static final Logger LOG = Logger.getLogger(CallbackSweeper.class);

    @Inject
    CallbackRepository callbacks;

    @Inject
    Notices notices;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> everySecond() {
        return callbacks
                .anyDue()
                .chain(anyDue -> anyDue ? tell() : Uni.createFrom().item(StoredNotifications.NONE))
                .invoke(notices::deliver)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("Callbacks are told later: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    @WithTransaction
    Uni<StoredNotifications> tell() {
        return callbacks.takeDue().chain(notices::store);
    }
}
