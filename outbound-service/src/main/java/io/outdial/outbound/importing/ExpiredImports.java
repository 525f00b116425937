package io.outdial.outbound.importing;

import io.outdial.platform.database.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Deletes rejected rows that have been kept long enough (they hold telephones), and then imports that nothing has
 * happened to for long, whether or not they were ever completed. An import outlives its rejected rows.
 */
@ApplicationScoped
class ExpiredImports {

    @Inject
    ImportConfig config;

    @Inject
    Clock clock;

    @Scheduled(every = "1h", delayed = "25m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> deleteExpired() {
        Instant now = clock.instant();
        Duration kept = config.rejectionsKept().compareTo(config.kept()) > 0 ? config.rejectionsKept() : config.kept();
        return ExpiredRows.delete("import_rejection", "created_at", now.minus(config.rejectionsKept()))
                .chain(() -> ExpiredRows.delete("import_job", "updated_at", now.minus(kept)));
    }
}
