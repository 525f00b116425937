package io.outdial.outbound.reconciliation;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Compares everything each night, in one replica. */
@ApplicationScoped
class NightlyReconciliation {

    private static final Logger LOG = Logger.getLogger(NightlyReconciliation.class);

    @Inject
    ReconciliationRunRepository runs;

    @Inject
    ReconciliationService reconciliation;

    @Scheduled(cron = "0 30 3 * * ?", timeZone = "UTC", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return runs.claimToday()
                .chain(isOurs -> isOurs ? compareAll() : Uni.createFrom().voidItem());
    }

    Uni<Void> compareAll() {
        int[] counts = new int[2];
        AtomicReference<Optional<Position>> next = new AtomicReference<>();
        return Multi.createBy()
                .repeating()
                .uni(() -> next.get() == null
                        ? reconciliation.begin()
                        : reconciliation.step(next.get().orElseThrow()))
                .whilst(step -> {
                    counts[0] += step.compared();
                    counts[1] += step.mends().size();
                    next.set(step.next());
                    return step.next().isPresent();
                })
                .collect()
                .last()
                .chain(() -> runs.end(counts[0], counts[1]))
                .onFailure()
                .invoke(failure -> LOG.warnf("Not all was compared with enrollment-service: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
