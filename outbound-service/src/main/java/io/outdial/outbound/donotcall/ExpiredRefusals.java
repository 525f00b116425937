package io.outdial.outbound.donotcall;

import io.outdial.platform.database.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Deletes what is known of refused leads, once it has been kept long enough as evidence. */
@ApplicationScoped
class ExpiredRefusals {

    @Inject
    EvidenceConfig config;

    @Inject
    Clock clock;

    @Scheduled(every = "1h", delayed = "35m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> deleteExpired() {
        return ExpiredRows.delete("refused_lead", "at", clock.instant().minus(config.refusedLeadsKept()));
    }
}
