package io.outdial.outbound.importing;

import io.outdial.platform.database.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Deletes rejected rows that have been kept long enough: they hold telephones. */
@ApplicationScoped
class ExpiredRejections {

    @Inject
    ImportConfig config;

    @Inject
    Clock clock;

    @Scheduled(every = "1h", delayed = "25m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> deleteExpired() {
        return ExpiredRows.delete(
                "import_rejection", "created_at", clock.instant().minus(config.rejectionsKept()));
    }
}
